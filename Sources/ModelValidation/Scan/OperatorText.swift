// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationArtifacts
import ValidationReporting

/// Operators of pickles, one a line, as `pickletools.dis` lists them.
enum OperatorText {
  static func text(of listing: PickleDisassembly) -> String {
    var lines: [String] = []
    for (place, stream) in listing.streams.enumerated() {
      if listing.streams.count > 1 { lines.append("pickle \(place + 1)") }
      lines += stream.map(line)
    }
    if let stop = listing.stop { lines.append("stopped: \(VisibleText.line(stop))") }
    if listing.isCut, listing.stop == nil { lines.append("cut off; --all lists more") }
    return lines.joined(separator: "\n")
  }

  private static func line(_ item: PickleDisassembly.Operator) -> String {
    let place = String(item.offset)
    let space = String(repeating: " ", count: max(0, 8 - place.count))
    let argument = item.argument.map { " \(VisibleText.line($0))" } ?? ""
    return "\(space)\(place): \(item.name)\(argument)"
  }
}
