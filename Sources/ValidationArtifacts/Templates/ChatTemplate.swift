// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Decides whether rendering a Jinja template could leave the data that it is given.
///
/// The rule, of jinja2's own sandbox turned into a static one: names inside expressions and
/// statements are judged, plain text, comments and raw blocks are not. Constant expressions are
/// worked out (escapes, `~`, `+`, `*`, `%`, slices, `join`, `format`, `replace`, `reverse`, variables,
/// loops, macros and block assignments), so a name counts however it is spelled. Critical is
/// - a double-underscore name, or one that the sandbox refuses, as variable, attribute, subscript,
///   keyword, argument or operand of a filter that looks up attributes;
/// - an attribute of a function of the environment (`lipsum`, `cycler`, `namespace`, …) or a private
///   one of `self`; calling it is fine;
/// - a call of something that runs code or a process (`os.…`, `popen`, `eval`, …).
///
/// High is an attribute filter whose operand is not known, and work beyond the sandbox's range limit
/// of 100,000 (a denial of service); what only a web framework defines (`config`, `request`) is medium.
/// Subscripts with a variable are how templates work, and pass.
enum ChatTemplate {
  /// - Parameter offset: of the template in the innermost member; messages tell the line in it.
  static func judge(
    _ text: String, at offset: UInt64?, scan: ArtifactScan
  ) throws(ReadStop) {
    let judge = TemplateJudge()
    // Twice, since in a loop what comes later flows into what stands before it.
    for isLast in [false, true] {
      judge.isRecording = isLast
      var walk = TemplateWalk(judge: judge)
      var lexer = TemplateLexer(text)
      while let segment = try lexer.next(scan) { walk.visit(segment) }
    }
    for draft in judge.drafts {
      var placed = draft
      placed.offset = offset
      scan.record(placed)
    }
  }
}
