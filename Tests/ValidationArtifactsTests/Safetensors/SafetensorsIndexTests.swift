// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import ValidationArtifacts

@Suite("Index of shards")
struct SafetensorsIndexTests {
  private typealias Writer = SafetensorsWriter

  /// Two shards of 12 and 4 bytes beside an index.
  private func inspect(
    _ index: String, _ change: (TemporaryFolder) throws -> Void = { _ in }
  ) throws -> ArtifactInspection {
    let folder = try TemporaryFolder()
    _ = try folder.write(
      Writer.file([Writer.floats("a", [1]), Writer.floats("b", [1, 2])]), as: "1.safetensors")
    _ = try folder.write(Writer.file([Writer.floats("c", [3])]), as: "2.safetensors")
    try change(folder)
    let name = "model.safetensors.index.json"
    return .of(
      fileAt: try folder.write(Array(index.utf8), as: name), name: name,
      companions: FolderCompanions(folder: folder.url))
  }

  private func index(
    _ map: String = #""a":"1.safetensors","b":"1.safetensors","c":"2.safetensors""#,
    size: String = "16"
  ) -> String {
    #"{"metadata":{"total_size":\#(size)},"weight_map":{\#(map)}}"#
  }

  private func rules(_ inspection: ArtifactInspection) -> [String] {
    inspection.findings.map(\.rule)
  }

  private let prefix = "structure.safetensors-index."

  @Test("an index that agrees with its shards is sound")
  func sound() throws {
    let inspection = try inspect(index())
    #expect(inspection.findings == [] && inspection.contents.kind == .safetensorsIndex)
    #expect(inspection.contents.metadata.map(\.value) == ["16"])
  }

  @Test("alone, nothing is said of the shards")
  func alone() {
    let inspection = ArtifactInspection.of(
      bytes: Array(index().utf8), name: "model.safetensors.index.json")
    #expect(inspection.findings == [])
  }

  @Test("shards that are absent, folders or links are told apart")
  func files() throws {
    let absent = try inspect(index()) {
      try FileManager.default.removeItem(at: $0.url.appending(path: "2.safetensors"))
    }
    #expect(rules(absent) == [prefix + "file-absent"] && absent.verdict == .findings)
    let link = try inspect(index()) {
      let place = $0.url.appending(path: "2.safetensors")
      try FileManager.default.removeItem(at: place)
      try FileManager.default.createSymbolicLink(
        at: place, withDestinationURL: $0.url.appending(path: "1.safetensors"))
    }
    #expect(rules(link) == [prefix + "file-link"])
    #expect(link.findings.map(\.severity) == [.low])
  }

  @Test(
    "a shard outside the folder is an attack",
    arguments: ["../1.safetensors", "/etc/passwd", "x/../../y", "C:/x", "~/x"])
  func outside(path: String) throws {
    let inspection = try inspect(index(#""a":"\#(path)""#))
    #expect(rules(inspection).contains("safety.safetensors-index.path"))
    #expect(inspection.findings.first?.severity == .critical)
  }

  @Test("a tensor that its shard does not hold is a fault, one that nobody lists a remark")
  func tensors() throws {
    let moved = #""a":"1.safetensors","b":"2.safetensors","c":"2.safetensors""#
    let inspection = try inspect(index(moved))
    #expect(rules(inspection) == [prefix + "tensor-unlisted", prefix + "tensor-absent"])
    #expect(inspection.findings.map(\.severity) == [.medium, .high])
  }

  @Test("a tensor in two shards is a fault")
  func twice() throws {
    let inspection = try inspect(index(size: "20")) {
      _ = try $0.write(
        Writer.file([Writer.floats("c", [3]), Writer.floats("a", [4])]), as: "2.safetensors")
    }
    #expect(rules(inspection).contains(prefix + "tensor-twice"))
  }

  @Test("a total that is not the sum is a remark")
  func total() throws {
    let inspection = try inspect(index(size: "17"))
    #expect(rules(inspection) == [prefix + "total-size"])
    #expect(inspection.findings.map(\.severity) == [.medium])
    #expect(rules(try inspect(index(size: "-1"))) == [prefix + "total-size"])
  }

  @Test(
    "an index that is none is refused",
    arguments: [
      (#"{"weight_map":[]}"#, ["weight-map"]), (#"{"weight_map":{"a":1}}"#, ["weight-map"]),
      (#"{"metadata":{}}"#, ["weight-map"]), (#"{"weight_map":{}"#, ["not-json"]),
      (#"{"weight_map":{},"weight_map":{}}"#, ["duplicate-key"]),
    ])
  func broken(text: String, rules expected: [String]) {
    let inspection = ArtifactInspection.of(
      bytes: Array(text.utf8), name: "model.safetensors.index.json")
    #expect(rules(inspection).filter { $0.hasPrefix(prefix) } == expected.map { prefix + $0 })
  }

  @Test("a name twice is a fault, however it is spelled")
  func duplicates() throws {
    let map =
      #""c":"2.safetensors","a":"1.safetensors","\u0061":"1.safetensors","b":"1.safetensors""#
    #expect(rules(try inspect(index(map))) == [prefix + "duplicate-tensor"])
  }
}
