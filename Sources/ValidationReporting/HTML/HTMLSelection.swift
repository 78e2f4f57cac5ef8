// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// The cases that are written out, and which are only counted: the urgent ones get the room first, wherever
/// in the report they stand.
struct HTMLSelection {
  struct Place: Hashable {
    var suite: Int
    var check: Int
    /// Of the group of like cases in the check.
    var group: Int
  }

  private struct Candidate {
    var place: Place
    var group: CaseGroup
    var urgency: Int
  }

  private let limits: HTMLLimits
  private(set) var written: [Place: Markup] = [:]
  private var troubled: [[Int]] = []
  private var calm: [[Int]] = []
  private var bytes = 0
  private var figures = 0

  init(of report: Report, limits: HTMLLimits) {
    self.limits = limits
    troubled = report.suites.map { $0.checks.map { _ in 0 } }
    calm = troubled
    let candidates = Self.candidates(of: report)
    for urgency in 0...Self.leastUrgent {
      for candidate in candidates where candidate.urgency == urgency { add(candidate, of: report) }
    }
  }

  private mutating func add(_ candidate: Candidate, of report: Report) {
    let place = candidate.place
    guard written.count < limits.cases, bytes < limits.bytes, takesPlace(candidate) else { return }
    let item = HTMLCase(
      group: candidate.group, anchor: HTMLCase.anchor(place), figures: limits.figures - figures)
    let markup = item.markup
    guard bytes + markup.text.utf8.count <= limits.bytes else { return }
    bytes += markup.text.utf8.count
    figures += item.figuresShown
    written[place] = markup
  }

  private mutating func takesPlace(_ candidate: Candidate) -> Bool {
    let place = candidate.place
    if candidate.urgency < Self.leastUrgent {
      troubled[place.suite][place.check] += 1
      return troubled[place.suite][place.check] <= limits.troubledInCheck
    }
    calm[place.suite][place.check] += 1
    return calm[place.suite][place.check] <= limits.calmInCheck
  }

  private static func candidates(of report: Report) -> [Candidate] {
    report.suites.enumerated().flatMap { suite, value in
      value.checks.enumerated().flatMap { check, record in
        CaseGroup.groups(of: record.cases).enumerated().map { index, group in
          Candidate(
            place: Place(suite: suite, check: check, group: index), group: group,
            urgency: urgency(of: group.first))
        }
      }
    }
  }

  private static let leastUrgent = 3

  private static func urgency(of item: Case) -> Int {
    switch item.gateResult {
    case .failure: 0
    case .error: 1
    case .skipped where item.isSoftened: 2
    case .skipped, .passed: leastUrgent
    }
  }
}
