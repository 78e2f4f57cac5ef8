// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// What is known of a template's variables, and what was found in it.
///
/// A class, since every parser of a block writes to it.
final class TemplateJudge {
  /// Only the last of two readings records.
  var isRecording = false
  private(set) var drafts: [FindingDraft] = []
  private var seen: Set<[String]> = []
  private var variables: [String: TemplateValue] = [:]

  private static let mostVariables = 4_096
  /// The sandbox's own limit.
  static let longestRange = 100_000
  /// Characters, or rounds of nested loops.
  static let mostWork = 10_000_000

  // MARK: variables

  func value(of name: String) -> TemplateValue? { variables[name] }

  func bind(_ name: String, to value: TemplateValue) {
    guard variables.count < Self.mostVariables || variables[name] != nil else { return }
    variables[name] = variables[name].map { $0.or(value) } ?? value
  }

  // MARK: names

  /// A name as written in the template: variable, attribute or keyword.
  func judge(name: String, as role: String, line: Int) {
    if TemplateNames.isDunder(name) {
      record(.reaches(name, role, line))
    } else if role == "attribute", TemplateNames.refused.contains(name) {
      record(.reaches(name, role, line))
    } else if role == "attribute", name.hasPrefix("_") {
      record(.privateName(name, line))
    }
  }

  /// A value by which something is looked up.
  func judge(key: TemplateValue, as role: String, line: Int) {
    for text in key.texts ?? [] where TemplateNames.isDunder(text) {
      record(.reaches(text, role, line))
    }
    if key.texts == nil, let name = TemplateNames.mayBuild(key.pieces) {
      record(.reaches(name, role, line))
    } else if key.texts == nil, key.pieces.contains(where: TemplateNames.isFrame) {
      record(.unknownAttribute(line))
    }
  }

  /// A value that was put together or handed on: only whole names of Python count.
  func judge(built value: TemplateValue, as role: String, line: Int) {
    for text in value.texts ?? [] where TemplateNames.isReflective(text) {
      record(.reaches(text, role, line))
    }
  }

  func record(_ draft: FindingDraft) {
    guard isRecording, drafts.count < FindingLog.mostOfARule,
      seen.insert([draft.rule, draft.subject ?? ""]).inserted
    else { return }
    drafts.append(draft)
  }

  // MARK: work

  func judge(work amount: Int, limit: Int, _ what: String, line: Int) {
    if amount > limit { record(.exhausts(amount, what, line)) }
  }
}

// MARK: - Wordings

extension FindingDraft {
  private static let remedy =
    "take the template from its publisher, or write it with plain data access alone"

  static func reaches(_ name: String, _ role: String, _ line: Int) -> Self {
    Self(
      "safety.template-injection", .critical,
      "line \(line) of the template reaches \"\(name.excerpt)\" as \(role): from such names "
        + "rendering gets at modules and runs code; only data may be looked up",
      subject: name, remedy: remedy)
  }

  static func calls(_ name: String, _ line: Int) -> Self {
    Self(
      "safety.template-injection", .critical,
      "line \(line) of the template calls \"\(name.excerpt)\", which runs code or a process; only "
        + "filters and methods of data may be called",
      subject: name, remedy: remedy)
  }

  static func functionAttribute(_ name: String, of function: String, _ line: Int) -> Self {
    Self(
      "safety.template-injection", .critical,
      "line \(line) of the template takes \"\(name.excerpt)\" of \(function), a function of the "
        + "environment: that is the way to its modules; it may only be called",
      subject: "\(function).\(name)", remedy: remedy)
  }

  static func unknownAttribute(_ line: Int) -> Self {
    Self(
      "safety.template-injection", .high,
      "line \(line) of the template looks up an attribute whose name is not known before it is "
        + "rendered; only literal names can be judged",
      subject: "attr", remedy: remedy)
  }

  static func privateName(_ name: String, _ line: Int) -> Self {
    Self(
      "safety.template-private-name", .medium,
      "line \(line) of the template reads \"\(name.excerpt)\"; jinja2's sandbox refuses attributes "
        + "that begin with an underscore",
      subject: name, remedy: remedy)
  }

  static func frameworkObject(_ name: String, _ line: Int) -> Self {
    Self(
      "safety.template-framework-object", .medium,
      "line \(line) of the template reads \"\(name)\", which a web framework defines and which holds "
        + "its secrets; a template's data come from the model's library",
      subject: name, remedy: remedy)
  }

  static func exhausts(_ amount: Int, _ what: String, _ line: Int) -> Self {
    Self(
      "safety.template-exhaustion", .high,
      "line \(line) of the template asks for \(what) of \(amount); rendering it would take all time "
        + "or memory (the sandbox's limit for a range is \(TemplateJudge.longestRange))",
      subject: what, remedy: remedy)
  }

  static func leavesFolder(_ path: String, _ line: Int) -> Self {
    Self(
      "safety.template-path", .critical,
      "line \(line) of the template includes \"\(path.excerpt)\", which lies outside its folder; "
        + "rendering would show that file",
      subject: path, remedy: remedy)
  }

  static func notParsed(_ line: Int) -> Self {
    Self(
      "structure.template-syntax", .low,
      "line \(line) of the template is no Jinja that could be parsed; its names were judged one by one",
      subject: "syntax", remedy: "render it once with the library that will use it")
  }
}
