// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

extension ArtifactPredictions {
  package struct Measurement: Codable, Hashable, Sendable {
    /// Lines of the golden file.
    var golden: Int
    /// Lines that the command wrote.
    var found: Int
    /// Numbers that stand in both.
    var compared: Int
    /// Numbers that differ at all, the first ones.
    var differences: [NumberDifference]
    var differenceCount: Int
    /// What no tolerance allows: other keys, texts, types; the first ones.
    var mismatches: [String]
    var mismatchCount: Int

    /// Enough to judge under another tolerance, and few enough for a report.
    static let mostDifferences = 10_000
    static let mostMismatches = 20

    init(comparing found: PredictionFile, with golden: PredictionFile) {
      self.golden = golden.lines.count
      self.found = found.lines.count
      compared = 0
      differences = []
      differenceCount = 0
      mismatches = []
      mismatchCount = 0
      for (place, pair) in zip(golden.lines, found.lines).enumerated() {
        compare(pair.0, pair.1, at: place + 1)
      }
    }

    private mutating func compare(_ golden: JSONValue?, _ found: JSONValue?, at line: Int) {
      guard let golden else { return mismatch("line \(line) of the golden file is no JSON") }
      guard let found else {
        return mismatch("line \(line) is no JSON; a bare NaN or Infinity is none")
      }
      compare(golden, found, "line \(line)")
    }

    /// Nesting is bounded by the decoder, at 512.
    private mutating func compare(_ golden: JSONValue, _ found: JSONValue, _ place: String) {
      switch (golden, found) {
      case (.object(let a), .object(let b)):
        for key in Set(a.keys).union(b.keys).sorted() {
          guard let x = a[key] else {
            mismatch("\(place): key '\(key)' is new")
            continue
          }
          guard let y = b[key] else {
            mismatch("\(place): key '\(key)' is missing")
            continue
          }
          compare(x, y, "\(place), \(key)")
        }
      case (.array(let a), .array(let b)):
        guard a.count == b.count else {
          return mismatch("\(place): \(b.count) elements, golden has \(a.count)")
        }
        for (index, pair) in zip(a, b).enumerated() {
          compare(pair.0, pair.1, "\(place)[\(index)]")
        }
      default: compareLeaves(golden, found, place)
      }
    }

    private mutating func compareLeaves(
      _ golden: JSONValue, _ found: JSONValue, _ place: String
    ) {
      guard let a = golden.double, let b = found.double,
        a != b || !golden.isInteger || !found.isInteger
      else {
        if golden == found {
          compared += golden.double == nil ? 0 : 1
        } else {
          mismatch("\(place): \(found.canonicalText), golden has \(golden.canonicalText)")
        }
        return
      }
      compared += 1
      guard a != b else { return }
      differenceCount += 1
      if differences.count < Self.mostDifferences {
        differences.append(NumberDifference(place: OneLine.of(place), golden: a, found: b))
      }
    }

    private mutating func mismatch(_ text: String) {
      mismatchCount += 1
      if mismatches.count < Self.mostMismatches { mismatches.append(OneLine.of(text)) }
    }
  }

  struct NumberDifference: Codable, Hashable, Sendable {
    var place: String
    var golden: Double
    var found: Double

    /// As `numpy.isclose` has it, without symmetry; false for what is not finite.
    func isWithin(_ tolerance: Tolerance) -> Bool {
      let most = tolerance.absolute + tolerance.relative * abs(golden)
      return golden.isFinite && found.isFinite && abs(found - golden) <= most
    }
  }
}

extension JSONValue {
  fileprivate var double: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .unsigned(let value): Double(value)
    case .number(let value): value
    default: nil
    }
  }

  /// Two integers can differ and be one and the same number in floating point.
  fileprivate var isInteger: Bool {
    switch self {
    case .integer, .unsigned: true
    default: false
    }
  }
}
