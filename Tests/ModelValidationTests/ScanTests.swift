// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// The commands that take files and no manifest.
@Suite struct ScanTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(
      component: "scan-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func write(_ path: String, _ data: Data) throws {
    let file = folder.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
  }

  private func run(_ arguments: [String]) throws -> Finished {
    try Shell.run([Built.tool.path] + arguments, in: folder)
  }

  private func document(_ arguments: [String]) throws -> (Int32, [String: Any]) {
    let finished = try run(["scan", "--format", "json"] + arguments)
    let value = try JSONSerialization.jsonObject(with: Data(finished.output.utf8))
    return (finished.status, try #require(value as? [String: Any]))
  }

  private static func safetensors(missing: Int = 0) -> Data {
    let header = Data(#"{"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}"#.utf8)
    let length = withUnsafeBytes(of: UInt64(header.count).littleEndian) { Data($0) }
    return (length + header + Data([0, 0, 128, 63, 0, 0, 0, 64])).dropLast(missing)
  }

  @Test("one file: its findings are the document, and the exit code tells clean from not")
  func oneFile() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try write("good.safetensors", Self.safetensors())
    try write("bad.safetensors", Self.safetensors(missing: 3))
    let (clean, good) = try document(["good.safetensors"])
    #expect(clean == 0)
    #expect((good["findings"] as? [Any])?.isEmpty == true)
    #expect(good["seconds"] is Double)
    let (found, bad) = try document(["bad.safetensors"])
    #expect(found == 1)
    let finding = try #require((bad["findings"] as? [[String: Any]])?.first)
    #expect(finding["rule"] as? String == "structure.safetensors.incomplete-buffer")
    #expect(finding["severity"] as? String == "high")
    #expect(finding["path"] as? String == "bad.safetensors")
  }

  @Test("digests are those of the files, and are there only when they are asked for")
  func digests() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try write("good.safetensors", Self.safetensors())
    try write("words.txt", Data("abc".utf8))
    // FIPS 180-2, appendix B.1.
    let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    let (_, one) = try document(["--digest", "words.txt"])
    #expect(one["sha256"] as? String == abc)
    let (_, value) = try document(["--digest", "."])
    let files = try #require(value["files"] as? [[String: Any]])
    #expect(files.map { $0["path"] as? String } == ["good.safetensors", "words.txt"])
    #expect(files.last?["sha256"] as? String == abc)
    #expect((files.first?["sha256"] as? String)?.count == 64)
    let text = try run(["scan", "--digest", "words.txt"]).output
    #expect(text.contains("\(abc)  words.txt\n"), "\(text)")
    let (_, without) = try document(["words.txt"])
    #expect(without.keys.sorted() == ["findings", "kind", "seconds"])
    let (status, absent) = try document(["--digest", "absent"])
    #expect(status == 3 && absent["sha256"] == nil)
  }

  @Test("a file of no known format is told apart from a clean one, and does not fail the scan")
  func unrecognised() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try write("good.safetensors", Self.safetensors())
    try write("words.txt", Data("words".utf8))
    let finished = try run(["scan", "."])
    #expect(finished.status == 0)
    #expect(
      finished.output == """
        of no known format: nothing in them was judged
          words.txt

        result: 2 files: 1 clean, 1 of no known format (exit 0)

        """)
    let (_, value) = try document(["."])
    let files = try #require(value["files"] as? [[String: Any]])
    #expect(files.map { $0["kind"] as? String } == ["safetensors", "unknown"])
    #expect(try document(["words.txt"]).1["kind"] as? String == "unknown")
    let sarif = try run(["scan", "--format", "sarif", "."]).output
    #expect(sarif.contains("files of no known format, in which nothing was judged: 1"))
    #expect(
      !(try run(["scan", "--format", "sarif", "good.safetensors"]).output.contains("format,")))
  }

  /// ONNX: a multiplication by a tensor of two numbers in `w.bin`.
  private static let graph =
    "CAg6UwoOCgF4CgF3EgF5IgNNdWwSAWcqHAgCEAFCAXdqEQoIbG9jYXRpb24SBX"
    + "cuYmlucAFaDwoBeBIKCggIARIECgIIAmIPCgF5EgoKCAgBEgQKAggCQgQKABAR"

  @Test("data that a model names belong to it, where both are scanned")
  func companions() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try write("m/model.onnx", try #require(Data(base64Encoded: Self.graph)))
    try write("m/w.bin", Data([0, 0, 128, 63, 0, 0, 0, 64]))
    try write("w.bin", Data([0, 0, 128, 63, 0, 0, 0, 64]))
    let finished = try run(["scan", "."])
    #expect(finished.status == 0)
    #expect(
      finished.output == """
        data of a model, read with it
          m/w.bin, of m/model.onnx

        of no known format: nothing in them was judged
          w.bin

        result: 3 files: 1 clean, 1 holds data of a model, 1 of no known format (exit 0)

        """)
    let (_, value) = try document(["./m/w.bin", "m/model.onnx"])
    let files = try #require(value["files"] as? [[String: Any]])
    #expect(files.map { $0["host"] as? String } == ["m/model.onnx", nil])
    #expect(try document(["m/w.bin"]).1["host"] == nil)
  }

  @Test("a folder: an entry for every regular file, in the order of names, each with its own exit")
  func wholeFolder() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try write("b/good.safetensors", Self.safetensors())
    try write("a.safetensors", Self.safetensors(missing: 1))
    try write("README.md", Data("words".utf8))
    try write(".git/objects/a.safetensors", Self.safetensors(missing: 1))
    let (status, value) = try document(["."])
    #expect(status == 1)
    let files = try #require(value["files"] as? [[String: Any]])
    #expect(
      files.map { $0["path"] as? String } == ["README.md", "a.safetensors", "b/good.safetensors"])
    #expect(files.map { $0["exit"] as? Int } == [0, 1, 0])
  }

  @Test(
    "what is no readable file could not be judged, and is listed",
    arguments: ["absent", "*.onnx", "empty", "pipes", "links", "/dev/zero"])
  func notReadable(argument: String) throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    for name in ["empty", "pipes", "links"] {
      try FileManager.default.createDirectory(
        at: folder.appending(component: name), withIntermediateDirectories: true)
    }
    #expect(mkfifo(folder.appending(path: "pipes/model.pt").path, 0o600) == 0)
    #expect(symlink("/etc/passwd", folder.appending(path: "links/model.pt").path) == 0)
    let finished = try run(["scan", argument])
    #expect(finished.status == 3, "\(finished.output)")
    #expect(finished.output.contains("unjudged  structure.not-read"), "\(finished.output)")
    #expect(finished.output.hasSuffix("(exit 3)\n"), "\(finished.output)")
  }

  #if os(Linux)
    @Test("a file whose name is no UTF-8 is scanned, and its name is spelled out")
    func nameOfBytes() throws {
      defer { try? FileManager.default.removeItem(at: folder) }
      try write("a.safetensors", Self.safetensors(missing: 1))
      let name = Array(folder.path.utf8) + Array("/m\u{0}l.safetensors\u{0}".utf8)
      let path = name.enumerated().map { place, byte in
        CChar(bitPattern: byte == 0 && place < name.count - 1 ? 0xff : byte)
      }
      #expect(rename(folder.appending(path: "a.safetensors").path, path) == 0)
      let (status, value) = try document(["."])
      #expect(status == 1)
      let file = try #require((value["files"] as? [[String: Any]])?.first)
      #expect(file["path"] as? String == "m\\xffl.safetensors" && file["exit"] as? Int == 1)
      #expect(file["kind"] as? String == "safetensors")
    }
  #endif

  @Test("a bad file beats one that could not be judged: there is no gate here to misread")
  func badBeatsUnjudged() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try write("bad.safetensors", Self.safetensors(missing: 3))
    #expect(try run(["scan", "bad.safetensors", "absent"]).status == 1)
  }

  @Test("a quoted pattern is matched below its literal folders")
  func pattern() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try write("models/a/x.safetensors", Self.safetensors())
    try write("models/a/x.txt", Data("x".utf8))
    try write("other/y.safetensors", Self.safetensors(missing: 1))
    let (status, value) = try document(["models/**/*.safetensors"])
    #expect(status == 0)
    let files = try #require(value["files"] as? [[String: Any]])
    #expect(files.map { $0["path"] as? String } == ["models/a/x.safetensors"])
  }

  @Test("names can send no commands to a terminal, and stay whole in JSON and SARIF")
  func hostileNames() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let name = "\u{1B}[2J\r::error::x\u{202E}.safetensors"
    try write(name, Self.safetensors(missing: 3))
    let text = try run(["scan", "--color", "always", "."]).output
    #expect(!text.contains("\u{1B}[2J") && !text.contains("\u{202E}") && !text.contains("\r"))
    let (_, value) = try document(["."])
    #expect((value["files"] as? [[String: Any]])?.first?["path"] as? String == name)
  }

  @Test("SARIF names each rule once, and each place by a relative, encoded reference")
  func sarif() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try write("a b%é.safetensors", Self.safetensors(missing: 3))
    try write("c.safetensors", Self.safetensors(missing: 2))
    let finished = try run(["scan", "--format", "sarif", "--output", "out.sarif", "."])
    #expect(finished.status == 1)
    #expect(finished.output.isEmpty)
    let data = try Data(contentsOf: folder.appending(component: "out.sarif"))
    let log = try JSONDecoder().decode(Log.self, from: data)
    #expect(log.version == "2.1.0")
    let run = try #require(log.runs.first)
    #expect(run.tool.driver.rules.map(\.id) == ["structure.safetensors.incomplete-buffer"])
    #expect(run.results.map(\.ruleIndex) == [0, 0])
    #expect(
      run.results.map { $0.locations[0].physicalLocation.artifactLocation.uri }
        == ["a%20b%25%C3%A9.safetensors", "c.safetensors"])
  }

  @Test("SARIF is what the standard's schema and GitHub take, whatever the files are called")
  func sarifConformance() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let names = [
      "\u{1B}[2J\r\n::error::x\u{202E}", "a:b", "?x=1#y", "%zz", "\"q\"\\", " lead", "é\u{301}",
      "<&>", "{0}",
      "file:", "http:%2f%2fx", "\u{FEFF}\u{FFFF}\u{10FFFF}", String(repeating: "é", count: 100),
    ]
    for (index, name) in names.enumerated() {
      try write("\(name).safetensors", Self.safetensors(missing: 3))
      try write("\(index)/\(name)/m.pkl", Data("cos\nsystem\n(X\u{4}\0\0\0truetR.".utf8))
    }
    try write("clean.safetensors", Self.safetensors())
    #expect(try run(["scan", "--format", "sarif", "--output", "all.json", "."]).status == 1)
    #expect(
      try run(["scan", "--format", "sarif", "--output", "none.json", "clean.safetensors"]).status
        == 0)
    #expect(
      try run(["scan", "--format", "sarif", "--output", "absent.json", "/absent\u{1B}.pt"]).status
        == 3)
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let python = try Starter.pythonFolder().appending(component: "python").path
    let proof = root.appending(path: "scripts/check-sarif").path
    let checked = try Shell.run(
      [python, proof, "all.json", "none.json", "absent.json"], in: folder)
    #expect(checked.status == 0, "\(checked.output)\(checked.errors)")
    let log = try JSONDecoder().decode(
      Log.self, from: Data(contentsOf: folder.appending(component: "all.json")))
    #expect((log.runs.first?.results.count ?? 0) >= 2 * names.count)
  }

  private struct Log: Decodable {
    struct Run: Decodable {
      var tool: Tool
      var results: [Result]
    }
    struct Tool: Decodable { var driver: Driver }
    struct Driver: Decodable { var rules: [Rule] }
    struct Rule: Decodable { var id: String }
    struct Result: Decodable {
      var ruleIndex: Int
      var level: String
      var locations: [Location]
    }
    struct Location: Decodable { var physicalLocation: Physical }
    struct Physical: Decodable { var artifactLocation: Artifact }
    struct Artifact: Decodable { var uri: String }
    var version: String
    var runs: [Run]
  }

  @Test("inspect tells the tensors with types and shapes, as text and as JSON")
  func inspect() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try write("m.safetensors", Self.safetensors())
    let text = try run(["inspect", "m.safetensors"])
    #expect(text.status == 0)
    #expect(text.output.contains("1 tensor, 8 B\n  F32  [2]  w"), "\(text.output)")
    let json = try run(["inspect", "--format", "json", "m.safetensors"]).output
    let value = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    let contents = try #require(value?["contents"] as? [String: Any])
    #expect(contents["kind"] as? String == "safetensors")
    #expect(try run(["inspect", "absent"]).status == 3)
  }

  @Test("inspect lists the operators of a pickle, and of none what is none")
  func opcodes() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try write("m.pkl", Data("cos\nsystem\n(tR.".utf8))
    let finished = try run(["inspect", "--opcodes", "m.pkl"])
    #expect(finished.status == 0, "\(finished.errors)")
    let names = finished.output.split(separator: "\n").map { $0.split(separator: " ").dropFirst() }
    #expect(
      names.map { $0.joined(separator: " ") } == [
        "GLOBAL os system", "MARK", "TUPLE", "REDUCE", "STOP",
      ])
    #expect(try run(["inspect", "--opcodes", "absent.pkl"]).status == 3)
    try write("m.safetensors", Self.safetensors())
    let other = try run(["inspect", "--opcodes", "m.safetensors"])
    #expect(other.status == 3 && other.output.isEmpty)
    #expect(other.errors.contains("it is safetensors"), "\(other.errors)")
  }

  @Test("of an archive, inspect names the pickle whose operators can be listed")
  func opcodesOfArchive() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try write("archive/data.pkl", Data([0x80, 0x02, 0x4e, 0x2e]))
    let script = "import zipfile; zipfile.ZipFile('m.pt', 'w').write('archive/data.pkl')"
    #expect(try Shell.run(["python3", "-c", script], in: folder).status == 0)
    let refused = try run(["inspect", "--opcodes", "m.pt"])
    #expect(refused.status == 3 && refused.errors.contains("'m.pt!archive/data.pkl'"))
    let listed = try run(["inspect", "--opcodes", "m.pt!archive/data.pkl"])
    #expect(listed.output.contains("2: NONE"), "\(listed.output)")
  }

  @Test("a pickle that runs a command is found, under a name that promises data too")
  func pickles() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let evil = Data([0x80, 0x02]) + Data("cos\nsystem\n(X\u{4}\0\0\0truetR.".utf8)
    try write("m.pkl", evil)
    try write("m.safetensors", evil)
    let (status, value) = try document(["."])
    #expect(status == 1)
    for file in try #require(value["files"] as? [[String: Any]]) {
      let findings = try #require(file["findings"] as? [[String: Any]])
      let found = findings.first { $0["rule"] as? String == "safety.import" }
      #expect(found?["severity"] as? String == "critical")
      #expect(found?["subject"] as? String == "os:system")
    }
    #expect(try run(["scan", "--allow", "os:system", "m.pkl"]).status == 0)
    #expect(try run(["scan", "--allow", "os.system", "m.pkl"]).status == 2)
  }

  @Test("a signature without anybody to trust could not be judged")
  func signatureWithoutTrust() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try write("model/weights.bin", Data("w".utf8))
    try write("model.sig", Data("{}".utf8))
    let finished = try run(["verify-signature", "--signature", "model.sig", "model"])
    #expect([1, 3].contains(finished.status), "\(finished.output)")
    #expect(finished.output.contains("result: "), "\(finished.output)")
    #expect(try run(["verify-signature", "--signature", "absent", "model"]).status == 3)
  }
}
