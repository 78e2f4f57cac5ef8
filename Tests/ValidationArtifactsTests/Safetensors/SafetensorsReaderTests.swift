// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import ValidationArtifacts

@Suite("Safetensors reader")
struct SafetensorsReaderTests {
  typealias Writer = SafetensorsWriter

  @Test("a sound file is described by its header")
  func sound() throws {
    let folder = try TemporaryFolder()
    let bytes = Writer.file(
      [
        Writer.floats("b", [1, 2, 3]),
        .init(name: "a.\\u00e9", dtype: "U8", shape: [2, 1], data: [7, 8]),
        .init(name: "empty", dtype: "F64", shape: [3, 0], data: []),
      ], metadata: #"{"format":"pt","note":"x\ny"}"#)
    let url = try folder.write(bytes, as: "model.safetensors")
    let inspection = try SafetensorsReader.read(fileAt: url)
    let start = UInt64(bytes.count - 14)
    #expect(inspection.faults == [] && inspection.isWellFormed)
    #expect(inspection.tensors.map(\.name) == ["b", "a.é", "empty"])
    #expect(inspection.tensors.map(\.shape) == [[3], [2, 1], [3, 0]])
    #expect(
      inspection.tensors.map(\.dataRange)
        == [start..<start + 12, start + 12..<start + 14, start + 14..<start + 14])
    #expect(inspection.metadata.map(\.key) == ["format", "note"])
    #expect(inspection.metadata.map(\.value) == ["pt", "x\ny"])
    #expect(SafetensorsReader.read(bytes) == inspection)
  }

  @Test("header order need not be data order, white space may follow, metadata may be null")
  func freedoms() {
    let header =
      "{\(Writer.entry("z", "U8", [1], 1, 2)), \(Writer.entry("a", "U8", [1], 0, 1)),"
      + "\"__metadata__\":null}  \n"
    let inspection = SafetensorsReader.read(Writer.file(header: header, data: [1, 2]))
    #expect(inspection.isWellFormed && inspection.tensors.map(\.name) == ["z", "a"])
    #expect(SafetensorsReader.read(Writer.file(header: "{}")).isWellFormed)
  }

  @Test("every element type takes its bits", arguments: SafetensorsDType.allCases)
  func dtypes(dtype: SafetensorsDType) {
    let bytes = [UInt8](repeating: 0, count: Int(dtype.bits))
    let file = Writer.file([.init(name: "t", dtype: dtype.rawValue, shape: [4, 2], data: bytes)])
    let inspection = SafetensorsReader.read(file)
    #expect(inspection.isWellFormed && inspection.tensors.map(\.dtype) == [dtype])
  }

  @Test("names that differ only in their normal form are two tensors")
  func normalForms() {
    let file = Writer.file([
      .init(name: "\u{e9}", dtype: "U8", shape: [1], data: [1]),
      .init(name: "e\u{301}", dtype: "U8", shape: [1], data: [1]),
    ])
    #expect(SafetensorsReader.read(file).isWellFormed)
  }

  @Test("a rule that is broken is named", arguments: SafetensorsFaults.examples)
  func faults(example: SafetensorsFaults.Example) {
    let inspection = SafetensorsReader.read(example.bytes)
    #expect(inspection.faults.map(\.rule) == example.rules.map { "safetensors.\($0)" })
    #expect(inspection.faultCount == example.rules.count)
  }

  @Test("faults name the tensor and the place")
  func places() throws {
    let header = "{\(Writer.entry("w", "f32", [1], 0, 4))}"
    let fault = try #require(SafetensorsReader.read(Writer.file(header: header)).faults.first)
    #expect(fault.tensor == "w" && fault.message == "tensor \"w\": its dtype is \"f32\"")
    #expect(fault.byteOffset == 8 + 14)
  }

  @Test("a cut-off file says how much is missing, and keeps the tensors before the cut")
  func truncated() {
    let file = Writer.file([Writer.floats("a", [1]), Writer.floats("b", [1, 2])])
    let inspection = SafetensorsReader.read(file.dropLast(3))
    #expect(inspection.faults.map(\.rule) == ["safetensors.incomplete-buffer"])
    #expect(
      inspection.faults.map(\.message)
        == ["the file ends 3 bytes early; tensors cut off or absent: 1"])
    #expect(inspection.tensors.map(\.name) == ["a"])
  }

  @Test("a thousand faults are counted and a hundred shown")
  func cap() {
    let entries = (0..<1000).map { Writer.entry("t\($0)", "X", [1], 0, 1) }
    let file = Writer.file(header: "{\(entries.joined(separator: ","))}")
    let inspection = SafetensorsReader.read(file)
    #expect(inspection.faultCount == 1000 && inspection.faults.count == 100)
  }

  @Test("a file that is missing, or no file, is an error and no inspection")
  func unreadable() throws {
    let folder = try TemporaryFolder()
    let missing = folder.url.appending(path: "missing.safetensors")
    let error = #expect(throws: ArtifactReadError.self) {
      try SafetensorsReader.read(fileAt: missing)
    }
    #expect(error?.reason == .system(code: ENOENT))
    let none = #expect(throws: ArtifactReadError.self) {
      try SafetensorsReader.read(fileAt: folder.url)
    }
    #expect(none?.reason == .notAFile)
  }

  @Test("a file that is cut off while it is open is an error, not a signal")
  func cutOffMeanwhile() throws {
    let folder = try TemporaryFolder()
    let bytes = Writer.file([Writer.floats("a", [1, 2, 3, 4])])
    let url = try folder.write(bytes, as: "model.safetensors")
    let other = try folder.write(bytes, as: "other.safetensors")
    let file = try SafetensorsFile(at: url)
    try #require(truncate(url.path(percentEncoded: false), off_t(bytes.count - 8)) == 0)
    let error = #expect(throws: ArtifactReadError.self) {
      try TensorComparison(of: file, with: SafetensorsFile(at: other))
    }
    #expect(error?.reason == .cutOff)
  }

  @Test("10,000 mutations of small files never trap", arguments: [20_261_121])
  func mutations(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let seeds = [
      Writer.file(
        [Writer.floats("a", [1, 2]), Writer.floats("b", [3])], metadata: "{\"k\":\"v\"}"),
      Writer.file([.init(name: "x\\ud83d\\ude00", dtype: "F4", shape: [2, 3], data: [1, 2, 3])]),
      Writer.file(header: "{}"),
    ]
    var sound = 0
    for round in 0..<10_000 {
      var bytes = seeds[round % seeds.count]
      for _ in 0..<Int.random(in: 1...4, using: &generator) { bytes.mutate(using: &generator) }
      let inspection = SafetensorsReader.read(bytes)
      sound += inspection.isWellFormed ? 1 : 0
      #expect(inspection.isWellFormed == inspection.faults.isEmpty)
      #expect(inspection.tensors.allSatisfy { $0.dataRange.upperBound <= UInt64(bytes.count) })
    }
    #expect(sound > 0 && sound < 5_000, "\(sound) sound files with seed \(seed)")
  }
}
