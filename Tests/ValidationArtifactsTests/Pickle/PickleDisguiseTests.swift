// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ValidationArtifacts

@Suite("Pickles in disguise")
struct PickleDisguiseTests {
  struct Example: CustomTestStringConvertible {
    let what: String
    let code: [PickleAssembler]
    var testDescription: String { what }
  }

  static let hidden: [Example] = [
    Example(
      what: "names from the memo, with others between",
      code: [
        .proto(4), .text("os"), .put(7), .text("system"), .put(200), .op(.pop), .op(.pop),
        .text("collections"), .text("OrderedDict"), .op(.pop), .op(.pop), .get(7), .get(200),
        .op(.stackGlobal), .mark, .text("true"), .tuple, .reduce, .stop,
      ]),
    Example(
      what: "a memo entry that is written twice",
      code: [
        .proto(4), .text("math"), .put(0), .text("os"), .put(0), .get(0), .text("system"),
        .op(.stackGlobal), .stop,
      ]),
    Example(
      what: "names that POP_MARK leaves",
      code: [
        .proto(4), .text("os"), .text("system"), .mark, .text("math"), .text("sqrt"),
        .op(.popMark), .op(.stackGlobal), .stop,
      ]),
    Example(
      what: "one text twice, by DUP",
      code: [.proto(4), .text("os"), .op(.dup), .op(.stackGlobal), .stop]),
    Example(
      what: "quoted text with escapes",
      code: [
        .line(.string, "'\\x6f\\163'"), .line(.string, "\"sys\\x74em\""), .op(.stackGlobal), .stop,
      ]),
    Example(
      what: "text with escapes of Unicode",
      code: [
        .line(.unicode, "\\u006f\\U00000073"), .line(.unicode, "system"), .op(.stackGlobal), .stop,
      ]),
    Example(
      what: "an instance of protocol 0",
      code: [.mark, .line(.string, "'true'"), .op(.inst, Array("os\nsystem\n".utf8)), .stop]),
    Example(
      what: "an object made and thrown away",
      code: [
        .proto(4), .mark, .stackGlobal("os", "system"), .text("true"), .op(.obj), .op(.pop), .none,
        .stop,
      ]),
    Example(what: "Python 2's name of a module", code: [.global("posix", "system"), .stop]),
    Example(
      what: "a walk through objects",
      code: [.proto(4), .stackGlobal("pathlib", "os.system"), .stop]),
    Example(
      what: "after a stream that is harmless",
      code: [.proto(4), .none, .stop, .proto(2), .payload, .stop]),
    Example(
      what: "after two streams without a number",
      code: [
        .line(.int, "1"), .stop, .line(.int, "2"), .stop, .payload, .stop,
      ]),
    Example(what: "before a byte that is no operator", code: [.proto(4), .payload, .raw([0xff])]),
    Example(what: "before the data end", code: [.proto(4), .payload]),
  ]

  @Test(
    "an import is seen however it is hidden, also under a name that says nothing", arguments: hidden
  )
  func seen(example: Example) {
    for name in ["m.pkl", "m.xyz", "m"] {
      let scanned = Scanned(example.code.bytes, as: name)
      #expect(scanned.severity(of: ArtifactFinding.importRule) == .critical, "\(name)")
    }
  }

  static let harmless: [Example] = [
    Example(
      what: "text that spells a pickle", code: [.proto(4), .text("cos\nsystem\n(S'x'\ntR."), .stop]),
    Example(
      what: "objects left on the stack", code: [.proto(4), .none, .none, .mark, .none, .stop]),
    Example(
      what: "a memo with holes", code: [.proto(2), .none, .put(9), .none, .put(2), .get(9), .stop]),
    Example(
      what: "a dictionary with ordered keys",
      code: [
        .proto(2), .global("collections", "OrderedDict"), .op(.emptyTuple), .reduce, .text("k"),
        .int(-1), .op(.setItem), .stop,
      ]),
    Example(
      what: "frames that follow each other",
      code: [.proto(4), .frame(1), .none, .frame(2), .op(.pop), .none, .stop]),
  ]

  @Test("what is no attack is none", arguments: harmless)
  func unseen(example: Example) {
    #expect(Scanned(example.code.bytes, as: "m.pkl").faults == [])
  }

  @Test(
    "operators that decide at run time what they reach are findings",
    arguments: [
      (
        "safety.import-unresolved",
        [PickleAssembler.proto(4), .none, .text("x"), .op(.stackGlobal), .stop]
      ),
      ("safety.pickle-extension", [.proto(2), .op(.ext1, [1]), .stop]),
      (
        "safety.pickle-call",
        [
          .proto(2), .global("builtins", "len"), .op(.emptyTuple), .reduce, .op(.emptyTuple),
          .reduce,
          .stop,
        ]
      ),
      (
        "safety.pickle-patch",
        [.proto(2), .global("collections", "OrderedDict"), .op(.emptyDict), .build, .stop]
      ),
      (
        "safety.pickle-patch",
        [
          .proto(2), .global("torch._utils", "_rebuild_tensor_v2"), .op(.emptyTuple), .reduce,
          .int(0),
          .int(1), .op(.setItem), .stop,
        ]
      ),
      ("safety.pickle-frame", [.proto(4), .frame(2), .text("ab"), .stop]),
      ("safety.pickle-frame", [.proto(4), .frame(12), .none, .frame(1), .none, .stop]),
      ("safety.pickle-frame", [.proto(4), .frame(1 << 63), .none, .stop]),
    ])
  func decided(rule: String, code: [PickleAssembler]) {
    #expect(Scanned(code.bytes, as: "m.pkl").severity(of: rule) == .high)
  }

  @Test(
    "words are no pickle, whatever operators they spell",
    arguments: [
      "click\nnumpy\ntorch\n", "can\nbe\nin\n", "import os\nos.system('x')\n", "(text) and (more).",
      "0.5 0.25\n", "NaN.", "cos\nsin\ntan\n",
    ])
  func words(text: String) {
    let scanned = Scanned(Array(text.utf8), as: "words.txt")
    #expect(scanned.faults == [] && scanned.inspection.contents.imports == [])
  }

  @Test("a pickle in a file that another format recognises is found too")
  func polyglot() {
    let code: [PickleAssembler] = [.payload, .stop]
    let scanned = Scanned(code.bytes + Array("\nkey: value\n".utf8), as: "config.yaml")
    #expect(scanned.severity(of: ArtifactFinding.importRule) == .critical)
  }

  @Test("what a project has reviewed is allowed, by its exact name alone")
  func reviewed() {
    var options = ScanOptions()
    options.allowedImports = [.init(module: "ours.layers", name: "Gate")]
    let allowed: [PickleAssembler] = [.proto(4), .stackGlobal("ours.layers", "Gate"), .stop]
    let other: [PickleAssembler] = [.proto(4), .stackGlobal("ours.layers", "Gate.x"), .stop]
    #expect(Scanned(allowed.bytes, as: "m.pkl", options: options).faults == [])
    #expect(Scanned(allowed.bytes, as: "m.pkl").faults != [])
    #expect(Scanned(other.bytes, as: "m.pkl", options: options).faults != [])
  }

  @Test("20,000 mutations of pickles never trap, and end", arguments: [20_261_121])
  func mutations(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let seeds = (Self.hidden + Self.harmless).map(\.code.bytes) + [JoblibLieTests.sound.bytes]
    for round in 0..<20_000 {
      var bytes = seeds[round % seeds.count]
      for _ in 0..<Int.random(in: 1...4, using: &generator) { bytes.mutate(using: &generator) }
      let inspection = ArtifactInspection.of(bytes: bytes, name: "m.pkl")
      #expect(inspection.findings.allSatisfy { ($0.offset ?? 0) <= UInt64(bytes.count) })
    }
  }
}
