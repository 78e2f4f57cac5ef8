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

extension Syntax where Value == FeaturesContract.NullLimit {
  /// `0`, `12`, `0.1%`, `"<= 0.1%"`.
  static var nullLimit: Syntax {
    let text = "^(<= ?)?([0-9][0-9_]*|[0-9][0-9_]*(\\.[0-9]+)? ?%)$"
    let schema = JSONValue.object([
      "anyOf": .array([
        .object(["type": .text("integer"), "minimum": .integer(0)]),
        .object(["type": .text("string"), "pattern": .text(text)]),
      ])
    ])
    return .scalar("a count of nulls such as 0, or a share such as 0.1%", schema: schema) { text in
      var number = text
      if number.hasPrefix("<=") { number.removeFirst(number.hasPrefix("<= ") ? 3 : 2) }
      let node = ManifestNode(
        .scalar(number, plain: true), mark: SourceMark(line: 1, column: 1))
      var scratch = ManifestDecoding()
      if number.hasSuffix("%") {
        return Syntax<Share>.share.read(node, &scratch).map { .share($0) }
      }
      return Syntax<Int>.integer().read(node, &scratch).map { .count(Int64($0)) }
    }
  }
}
