// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// Shapes and selectable text of a picture. Colours and letters are the style sheet's.
enum SVG {
  /// Fits a screen of 390 points with its margins.
  static let width = 340.0

  static func number(_ value: Double) -> String {
    // Far beyond every picture; keeps hostile numbers finite.
    DecimalText.fixed(value.isNaN ? 0 : min(max(value, -9_999), 9_999), decimals: 1, trimmed: true)
  }

  /// Part of a length; NaN has none, and what is there can be seen.
  static func length(_ fraction: Double, of whole: Double) -> Double {
    guard fraction > 0 else { return 0 }
    return max(1, min(fraction, 1) * whole)
  }

  static func rectangle(
    _ kind: String, x: Double, y: Double, width: Double, height: Double
  ) -> Markup {
    .element(
      "rect",
      [
        "class": kind, "x": number(x), "y": number(y), "width": number(max(0, width)),
        "height": number(height),
      ])
  }

  static func line(_ kind: String, from: (x: Double, y: Double), to: (x: Double, y: Double))
    -> Markup
  {
    .element(
      "line",
      [
        "class": kind, "x1": number(from.x), "y1": number(from.y), "x2": number(to.x),
        "y2": number(to.y),
      ])
  }

  static func path(_ kind: String, _ data: String) -> Markup {
    .element("path", ["class": kind, "d": data])
  }

  static func text(_ kind: String, x: Double, y: Double, _ text: String) -> Markup {
    .element("text", ["class": kind, "x": number(x), "y": number(y)], .line(text, budget: 200))
  }

  /// Cut to a width, the whole of it shown on hovering.
  static func label(_ kind: String, x: Double, y: Double, width: Double, _ text: String) -> Markup {
    let whole = VisibleText.line(text, budget: 400)
    let cut = fitted(whole, width: width)
    let tip = cut == whole ? Markup.nothing : .element("title", [:], .line(whole, budget: 400))
    return .element(
      "text", ["class": kind, "x": number(x), "y": number(y)], tip, .line(cut, budget: 400))
  }

  /// A triangle beside a value, since colour alone tells nothing to some.
  static func warning(x: Double, y: Double) -> Markup {
    path("over", "M\(number(x)) \(number(y))l4 -7 4 7z")
  }

  private static func fitted(_ text: String, width: Double) -> String {
    var left = width
    let kept = text.prefix { character in
      left -= advance(of: character)
      return left >= 0
    }
    guard kept.count < text.count else { return text }
    return kept.dropLast() + "…"
  }

  /// About the widths of a sans serif of 11 points.
  private static func advance(of character: Character) -> Double {
    guard character.isASCII else {
      return character.unicodeScalars.first?.value ?? 0 > 0x1100 ? 12 : 6.6
    }
    return switch character {
    case "i", "j", "l", ".", ",", "'", ":", "|", " ", "f", "t", "r", "(", ")", "[", "]": 3.7
    case "m", "w", "M", "W", "@", "%": 9.6
    case "A"..."Z": 7.6
    default: 6.3
    }
  }
}
