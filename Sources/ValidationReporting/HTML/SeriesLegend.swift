// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// Which bar or line is which sample.
enum SeriesLegend {
  static func markup(_ names: [String]) -> Markup {
    guard !names.isEmpty else { return .nothing }
    let items = names.enumerated().map { number, name in
      Markup.span("key", swatch("s\(number)"), .own(" "), .line(name, budget: 60))
    }
    return .span("legend", .joined(items, by: .own(" ")))
  }

  static func swatch(_ kind: String) -> Markup {
    .element(
      "svg", ["class": "swatch", "width": "12", "height": "12", "aria-hidden": "true"],
      SVG.rectangle(kind, x: 1, y: 2, width: 10, height: 8))
  }
}
