// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

extension Syntax where Value == FeaturesContract.ValueRange {
  /// `[18, 120]`, `[0, null]`.
  static var valueRange: Syntax {
    let end = JSONValue.object([
      "type": .array([.text("number"), .text("string"), .text("null")])
    ])
    let schema = JSONValue.object([
      "type": .text("array"), "items": end, "minItems": .integer(2), "maxItems": .integer(2),
    ])
    return Syntax(schema: schema) { node, decoding in
      guard case .sequence(let ends) = node.content, ends.count == 2 else {
        decoding.report("expected [least, most], found \(node.description)", at: node)
        return nil
      }
      guard let least = rangeEnd(ends[0], &decoding), let most = rangeEnd(ends[1], &decoding) else {
        return nil
      }
      guard least != nil || most != nil, (least ?? most ?? 0) <= (most ?? least ?? 0) else {
        decoding.report("a range needs an end, and its least not above its most", at: node)
        return nil
      }
      return FeaturesContract.ValueRange(least: least, most: most)
    }
  }

  private static func rangeEnd(_ node: ManifestNode, _ decoding: inout ManifestDecoding)
    -> Double??
  {
    if case .scalar(let text, plain: true) = node.content, ["null", "~", ""].contains(text) {
      return .some(nil)
    }
    return Syntax<Double>.number.read(node, &decoding).map(Optional.some)
  }
}
