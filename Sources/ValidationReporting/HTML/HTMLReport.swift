// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import ValidationCore

/// The whole run as one page that needs nothing else: no script, no request, no font, dark and light.
///
/// Its size is bounded: what a browser could not show in comfort is counted instead, and stands in the
/// JSON report.
package enum HTMLReport {
  package static func text(_ report: Report) -> String { text(report, limits: HTMLLimits()) }

  static func text(_ report: Report, limits: HTMLLimits) -> String {
    let selection = HTMLSelection(of: report, limits: limits)
    let suites = report.suites.indices.map { index in
      HTMLSuite(report.suites[index], index, selection).markup
    }
    let body = Markup.element(
      "body", [:], HTMLOutcome.symbols, HTMLHeader.markup(report),
      .element("main", [:], HTMLContents.markup(report, selection), .joined(suites)),
      footer(report))
    let page = Markup.element("html", ["lang": "en"], head(report), body)
    return "<!DOCTYPE html>\n\(page.text)"
  }

  private static func head(_ report: Report) -> Markup {
    let models = report.suites.prefix(3).map(\.model).joined(separator: ", ")
    let name = models.isEmpty ? "model validation" : models
    return .element(
      "head", [:], .element("meta", ["charset": "utf-8"]),
      .element("meta", ["name": "generator", "content": "validate-model"]),
      .element("meta", ["http-equiv": "Content-Security-Policy", "content": policy]),
      .element("meta", ["name": "referrer", "content": "no-referrer"]),
      .element("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
      .element("meta", ["name": "color-scheme", "content": "light dark"]),
      .element("title", [:], .line("\(name): \(HTMLHeader.word(of: report))")),
      .own("\n<style>\n"), .own(HTMLStyle.text), .own("</style>\n"))
  }

  private static func footer(_ report: Report) -> Markup {
    .element(
      "footer", [:],
      .paragraph(
        "quiet", .line("\(report.tool.name) \(report.tool.version)"),
        .own(" · a view of the JSON report, which holds everything")))
  }

  /// Nothing is loaded and nothing runs, whatever text may slip in.
  private static let policy =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
}
