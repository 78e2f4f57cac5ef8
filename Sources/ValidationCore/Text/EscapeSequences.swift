// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Terminal control sequences (ECMA-48), found so that they can be dropped whole: a colour code shown
/// as text is noise, one that is obeyed can hide text, move the cursor or set a clipboard.
package enum EscapeSequences {
  /// Every complete sequence removed. An unfinished one stays, so that it cannot swallow what follows.
  ///
  /// Linear: the search for an end stops at the next control character, where the next search begins.
  package static func dropped(from scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var kept: [Unicode.Scalar] = []
    kept.reserveCapacity(scalars.count)
    var position = 0
    while position < scalars.count {
      if let end = end(ofSequenceAt: position, in: scalars) {
        position = end
      } else {
        kept.append(scalars[position])
        position += 1
      }
    }
    return kept
  }

  private static func end(ofSequenceAt start: Int, in scalars: [Unicode.Scalar]) -> Int? {
    switch scalars[start].value {
    case 0x1B: endAfterEscape(start + 1, in: scalars)
    case 0x9B: endOfControl(start + 1, in: scalars)
    case 0x90, 0x98, 0x9D, 0x9E, 0x9F: endOfString(start + 1, in: scalars)
    default: nil
    }
  }

  private static func endAfterEscape(_ start: Int, in scalars: [Unicode.Scalar]) -> Int? {
    guard start < scalars.count else { return nil }
    switch scalars[start] {
    case "[": return endOfControl(start + 1, in: scalars)
    case "]", "P", "X", "^", "_": return endOfString(start + 1, in: scalars)
    default: break
    }
    let final = skip(0x20...0x2F, from: start, in: scalars)
    guard final < scalars.count, (0x30...0x7E).contains(scalars[final].value) else { return nil }
    return final + 1
  }

  /// Parameters, intermediates and the final byte of a CSI sequence.
  private static func endOfControl(_ start: Int, in scalars: [Unicode.Scalar]) -> Int? {
    let final = skip(0x20...0x3F, from: start, in: scalars)
    guard final < scalars.count, (0x40...0x7E).contains(scalars[final].value) else { return nil }
    return final + 1
  }

  /// Strings such as OSC end at BEL or ST; any other control character, a newline too, aborts them.
  private static func endOfString(_ start: Int, in scalars: [Unicode.Scalar]) -> Int? {
    var position = start
    while position < scalars.count {
      switch scalars[position].value {
      case 0x07, 0x9C: return position + 1
      case 0x1B:
        let isTerminator = position + 1 < scalars.count && scalars[position + 1] == "\\"
        return isTerminator ? position + 2 : nil
      case 0..<0x20, 0x7F..<0xA0: return nil
      default: position += 1
      }
    }
    return nil
  }

  private static func skip(
    _ range: ClosedRange<UInt32>, from start: Int, in scalars: [Unicode.Scalar]
  ) -> Int {
    var position = start
    while position < scalars.count, range.contains(scalars[position].value) { position += 1 }
    return position
  }
}
