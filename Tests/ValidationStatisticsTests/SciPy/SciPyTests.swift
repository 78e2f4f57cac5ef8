// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import ValidationStatistics

/// Runs scipy on random questions and compares its answers with ours.
@Suite("SciPy") struct SciPyTests {
  private static let seed: UInt64 = 20_261_121

  @Test("chi-square, Cramér's V, PSI, Jensen–Shannon and L∞ of random counts agree to 1e-9")
  func cells() throws {
    var random = SplitMix64(state: Self.seed)
    let asked = (0..<300).map { _ in SciPyCells.random(&random) }
    let answers = try SciPy.answer(SciPyQuestions(cells: asked)).cells
    try #require(answers.count == asked.count)
    for (cells, expected) in zip(asked, answers) {
      let found = try #require(
        CellComparison(reference: cells.reference, current: cells.current))
      let test = try #require(Homogeneity(found))
      let context = Comment("seed \(Self.seed): \(cells)")
      #expect(test.degrees == Int(expected.degrees), context)
      #expect(agrees(found.jensenShannon, expected.jensenShannon), context)
      #expect(agrees(found.populationStability, expected.populationStability), context)
      #expect(agrees(found.lInfinity, expected.lInfinity), context)
      #expect(agrees(test.statistic, expected.statistic), context)
      #expect(agrees(test.chance, expected.chance), context)
      #expect(agrees(test.cramersV, expected.cramersV), context)
    }
  }

  @Test("the distributions of chi-square and of Kolmogorov agree to a billionth of their value")
  func distributions() throws {
    var random = SplitMix64(state: Self.seed)
    var asked = SciPyQuestions()
    for _ in 0..<400 {
      let degrees = Int(exp(Double.random(in: 0...log(5_000), using: &random)))
      let value = Double(degrees) * Double.random(in: 0.2...3, using: &random)
      asked.survivals.append(.init(value: value, degrees: degrees))
      let probability = pow(10, Double.random(in: -12 ... -0.01, using: &random))
      asked.criticals.append(.init(probability: probability, degrees: degrees))
      asked.kolmogorov.append(Double.random(in: 0.05...6, using: &random))
    }
    let answers = try SciPy.answer(asked)
    for (judged, expected) in zip(asked.survivals, answers.survivals) {
      let found = try #require(ChiSquare(degrees: judged.degrees)).survival(judged.value)
      #expect(isNear(found, expected), "seed \(Self.seed): \(judged), \(found), \(expected)")
    }
    for (judged, expected) in zip(asked.criticals, answers.criticals) {
      let found = try #require(ChiSquare(degrees: judged.degrees)).critical(judged.probability)
      #expect(isNear(found, expected), "seed \(Self.seed): \(judged), \(found), \(expected)")
    }
    for (value, expected) in zip(asked.kolmogorov, answers.kolmogorov) {
      let found = KolmogorovSmirnov.survival(value)
      #expect(isNear(found, expected), "seed \(Self.seed): \(value), \(found), \(expected)")
    }
  }

  private func agrees(_ found: Double, _ expected: Double) -> Bool {
    (found - expected).magnitude <= 1e-9 * max(1, expected.magnitude)
  }

  /// Relative, down to where a probability is none.
  private func isNear(_ found: Double, _ expected: Double) -> Bool {
    (found - expected).magnitude <= max(1e-9 * expected.magnitude, 1e-290)
  }
}

private struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ z >> 30) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ z >> 27) &* 0x94d0_49bb_1331_11eb
    return z ^ z >> 31
  }
}

private struct SciPyQuestions: Encodable {
  struct Survival: Encodable {
    let value: Double
    let degrees: Int
  }

  struct Critical: Encodable {
    let probability: Double
    let degrees: Int
  }

  var cells: [SciPyCells] = []
  var survivals: [Survival] = []
  var criticals: [Critical] = []
  var kolmogorov: [Double] = []
}

private struct SciPyCells: Encodable {
  let reference: [Int64]
  let current: [Int64]

  /// Counts large enough that nothing is pooled, of all sizes up to a billion.
  static func random(_ random: inout some RandomNumberGenerator) -> SciPyCells {
    let count = Int.random(in: 2...40, using: &random)
    let size = Int64(pow(10, Double.random(in: 2...9, using: &random)))
    let reference = (0..<count).map { _ in Int64.random(in: size / 2...size, using: &random) }
    let current = reference.map { _ in Int64.random(in: size / 2...size, using: &random) }
    // Every third pair differs by next to nothing.
    let isClose = Int.random(in: 0..<3, using: &random) == 0
    return SciPyCells(
      reference: reference, current: isClose ? reference.map { $0 + $0 / 1000 } : current)
  }
}

private struct SciPyAnswers: Decodable {
  struct Cells: Decodable {
    let jensenShannon: Double
    let populationStability: Double
    let lInfinity: Double
    let statistic: Double
    let degrees: Double
    let chance: Double
    let cramersV: Double
  }

  let cells: [Cells]
  let survivals: [Double]
  let criticals: [Double]
  let kolmogorov: [Double]
}

private enum SciPy {
  struct Missing: Error, CustomStringConvertible {
    let description: String
  }

  /// - Throws: when there is no Python with scipy; `scripts/test` makes one.
  static func answer(_ questions: SciPyQuestions, filePath: String = #filePath) throws
    -> SciPyAnswers
  {
    guard let python = ProcessInfo.processInfo.environment["VALIDATE_MODEL_TEST_PYTHON"] else {
      throw Missing(description: "VALIDATE_MODEL_TEST_PYTHON is not set: run scripts/test")
    }
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "scipy-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let asked = folder.appending(path: "asked.json")
    try JSONEncoder().encode(questions).write(to: asked)
    let process = Process()
    process.executableURL = URL(filePath: python)
    process.arguments = [
      URL(filePath: filePath).deletingLastPathComponent().appending(path: "scipy_reference.py")
        .path
    ]
    process.standardInput = try FileHandle(forReadingFrom: asked)
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Missing(description: "scipy_reference.py ended with \(process.terminationStatus)")
    }
    return try JSONDecoder().decode(SciPyAnswers.self, from: data)
  }
}
