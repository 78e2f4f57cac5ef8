// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

@testable import ValidationArtifacts

/// Counts by numpy and ml_dtypes; `Fixtures/make_values.py` writes them anew.
struct ValueFixture: Decodable, Sendable, CustomStringConvertible {
  let dtype: SafetensorsDType
  let seed: UInt64
  let words: Int
  let mask: String
  let numbers: UInt64
  let nans: UInt64
  let positiveInfinities: UInt64
  let negativeInfinities: UInt64
  let zeros: UInt64
  let denormals: UInt64
  let minimum: Double?
  let maximum: Double?
  let firstBad: UInt64?

  var description: String { "\(dtype.rawValue) & \(mask)" }

  static let all: [Self] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let file = folder.appending(path: "Fixtures/values.json")
    return (try? JSONDecoder().decode([Self].self, from: Data(contentsOf: file))) ?? []
  }()

  var bytes: [UInt8] {
    var generator = SeededGenerator(seed: seed)
    let mask = UInt64(mask, radix: 16) ?? 0
    return SafetensorsWriter.bytes((0..<words).map { _ in generator.next() & mask })
  }

  var tally: NumberTally {
    var tally = NumberTally()
    tally.count = numbers
    tally.nans = nans
    tally.positiveInfinities = positiveInfinities
    tally.negativeInfinities = negativeInfinities
    tally.zeros = zeros
    tally.denormals = denormals
    if let minimum { tally.minimum = minimum }
    if let maximum { tally.maximum = maximum }
    tally.firstBad = firstBad
    return tally
  }
}
