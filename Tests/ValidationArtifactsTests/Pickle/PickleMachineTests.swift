// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ValidationArtifacts

private typealias Writer = PickleWriter

@Suite struct PickleMachineTests {
  private func scan(_ bytes: [UInt8], as name: String = "model.pkl") -> Scanned {
    Scanned(bytes, as: name)
  }

  private func imports(_ bytes: [UInt8]) -> [String] {
    scan(bytes).inspection.contents.imports.map { "\($0.module):\($0.name)" }
  }

  @Test(arguments: PickleOpcode.allCases) func `every operator is walked over`(
    opcode: PickleOpcode
  ) {
    let operand: [UInt8] =
      switch opcode.operand {
      case .nothing: []
      case .fixed(let count): [UInt8](repeating: 1, count: Int(count))
      case .line: Writer.ascii("1\n")
      case .twoLines: Writer.ascii("os\nsystem\n")
      case .counted(let width): [1] + [UInt8](repeating: 0, count: Int(width) - 1) + [0x61]
      }
    // Enough on the stack for any of them, and a memo.
    let ground =
      Writer.none + [0x71, 1, 0x72, 1, 0x01, 0x01, 0x01] + Writer.mark + Writer.emptyDict
      + Writer.none + Writer.none + Writer.none
    let bytes = Writer.pickle(ground, [opcode.rawValue] + operand, Writer.call, protocol: 2)
    guard opcode != .stop else { return }
    #expect(imports(bytes).contains("os:system"))
    #expect(!scan(bytes).faults.contains("structure.pickle.opcode"))
  }

  @Test(arguments: [
    Writer.global("os", "system"),
    Writer.text("os") + Writer.text("system") + Writer.stackGlobal,
    Writer.short("os") + Writer.short("system") + Writer.stackGlobal,
    Writer.ascii("S'\\x6fs'\nS\"sys\\164em\"\n") + Writer.stackGlobal,
    Writer.ascii("V\\u006fs\nVsyst\\U00000065m\n") + Writer.stackGlobal,
    [0x8d] + Writer.number(UInt64(2)) + Writer.ascii("os") + [0x55, 6] + Writer.ascii("system")
      + Writer.stackGlobal,
    Writer.text("os") + Writer.put(0) + Writer.pop + Writer.text("system") + Writer.put(1)
      + Writer.pop + Writer.get(0) + Writer.get(1) + Writer.stackGlobal,
    Writer.text("os") + Writer.dup + Writer.pop + Writer.text("system") + Writer.dup + Writer.pop
      + Writer.stackGlobal,
    Writer.text("os") + Writer.text("decoy") + Writer.pop + Writer.text("system") + Writer.mark
      + Writer.none + [0x31] + Writer.stackGlobal,
    Writer.text("os") + [0x72] + Writer.number(UInt32.max) + Writer.text("system")
      + Writer.stackGlobal,
    Writer.text("a") + Writer.put(7) + Writer.text("os") + Writer.put(7) + Writer.pop
      + Writer.get(7) + Writer.text("system") + Writer.stackGlobal,
    Writer.short("os") + Writer.memoize + Writer.pop + Writer.ascii("g0\n")
      + Writer.short("system") + Writer.stackGlobal,
  ]) func `an import is found however its names reach the stack`(operators: [UInt8]) {
    #expect(imports(Writer.pickle(operators)) == ["os:system"])
    #expect(scan(Writer.pickle(operators)).severity(of: "safety.import") == .critical)
  }

  @Test(arguments: [
    Writer.call, Writer.mark + Writer.ascii("S'id'\nios\nsystem\n"),
    Writer.mark + Writer.global("os", "system") + Writer.text("id") + [0x6f],
    Writer.mark + Writer.global("os", "system") + Writer.text("id") + [0x6f] + Writer.pop
      + Writer.none,
    Writer.global("os", "system") + Writer.text("id") + Writer.tuple1 + [0x81],
    Writer.global("os", "system") + Writer.text("id") + Writer.tuple1 + Writer.emptyDict + [0x92],
  ]) func `each way to call is seen`(operators: [UInt8]) {
    #expect(scan(Writer.pickle(operators)).inspection.contents.imports.map(\.isCalled) == [true])
  }

  @Test func `an import that is not called is a finding all the same`() {
    let scanned = scan(Writer.pickle(Writer.global("os", "system")))
    #expect(scanned.inspection.contents.imports.map(\.isCalled) == [false])
    #expect(scanned.faults == ["safety.import"])
  }

  private static let tricks: [([UInt8], String)] = [
    (Writer.emptyTuple + Writer.text("system") + Writer.stackGlobal, "safety.import-unresolved"),
    (
      [0x63, 0x6f, 0xff, 0x0a, 0x61, 0x0a],
      "safety.import-unresolved"
    ),
    ([0x82, 1], "safety.pickle-extension"), ([0x83, 1, 0], "safety.pickle-extension"),
    ([0x84, 1, 0, 0, 0], "safety.pickle-extension"),
    (
      Writer.global("collections", "OrderedDict") + Writer.emptyDict + Writer.build,
      "safety.pickle-patch"
    ),
    (
      Writer.global("collections", "OrderedDict") + Writer.text("a") + Writer.none + [0x73],
      "safety.pickle-patch"
    ),
    (
      Writer.global("collections", "OrderedDict") + Writer.emptyTuple + Writer.reduce
        + Writer.emptyTuple + Writer.reduce, "safety.pickle-call"
    ),
    (Writer.pop + Writer.none, "structure.pickle.mark"),
    (Writer.get(9), "structure.pickle.memo"), (Writer.ascii("gx\n"), "structure.pickle.memo"),
    (Writer.tuple1, "structure.pickle.stack"), (Writer.proto(6), "structure.pickle.protocol"),
  ]

  @Test(arguments: tricks) func `tricks are findings`(operators: [UInt8], rule: String) {
    #expect(scan(Writer.pickle(operators)).faults.contains(rule))
  }

  @Test func `values without imports are no finding`() {
    let values =
      Writer.emptyDict + Writer.mark + Writer.text("a") + Writer.integer(-5) + Writer.text("b")
      + Writer.ascii("I01\n") + [0x75]
    let scanned = scan(Writer.pickle(values))
    #expect(scanned.inspection.findings.isEmpty)
    #expect(scanned.inspection.contents.kind == .pickle)
  }

  @Test func `a payload counts that comes before broken bytes`() {
    for ending: [UInt8] in [
      [0xff], [], [0x58, 0xff, 0xff, 0xff, 0x7f], [0x8e] + Writer.number(UInt64.max),
    ] {
      let faults = scan(Writer.proto(2) + Writer.call + ending).faults
      #expect(faults.first == "safety.import")
      #expect(faults.count == 2)
    }
  }

  @Test func `names with dots walk through objects`() {
    let dotted = Writer.text("collections") + Writer.text("OrderedDict.clear") + Writer.stackGlobal
    #expect(scan(Writer.pickle(dotted)).severity(of: "safety.import") == .high)
    let globals = Writer.text("numpy") + Writer.text("ndarray.__init__.__globals__")
    #expect(
      scan(Writer.pickle(globals + Writer.stackGlobal)).severity(of: "safety.import") == .critical)
  }

  @Test func `frames end between operators, inside the file, one after the other`() {
    let content = Writer.short("abc") + Writer.stop
    let sound = Writer.proto(4) + Writer.frame(UInt64(content.count)) + content
    #expect(scan(sound).inspection.findings.isEmpty)
    for (length, rule) in [
      (UInt64(2), "safety.pickle-frame"), (99, "safety.pickle-frame"),
      (.max, "safety.pickle-frame"),
    ] {
      #expect(scan(Writer.proto(4) + Writer.frame(length) + content).faults == [rule])
    }
    let nested =
      Writer.proto(4) + Writer.frame(20) + Writer.frame(5) + content
      + [UInt8](repeating: 0x2e, count: 6)
    #expect(scan(nested).faults.contains("safety.pickle-frame"))
  }

  @Test func `a call that stands for an import is judged as the import`() {
    let getattr = Writer.global("builtins", "getattr")
    func attribute(_ module: String, _ name: String, _ attribute: String) -> [UInt8] {
      Writer.mark + Writer.global(module, name) + Writer.text(attribute) + [0x74] + Writer.reduce
    }
    let zone = getattr + attribute("zoneinfo", "ZoneInfo", "_unpickle")
    #expect(scan(Writer.pickle(zone)).inspection.findings.isEmpty)
    let partial =
      Writer.global("functools", "partial") + Writer.global("numpy", "log") + Writer.tuple1
    #expect(scan(Writer.pickle(partial + Writer.reduce)).inspection.findings.isEmpty)
    for evil in [
      getattr + attribute("numpy", "ndarray", "tofile"), getattr,
      getattr + Writer.text("a") + Writer.tuple1 + Writer.reduce,
      // One good call excuses no other use.
      getattr + Writer.put(0) + attribute("zoneinfo", "ZoneInfo", "_unpickle") + Writer.get(0)
        + Writer.tuple1,
      getattr + Writer.dup + attribute("zoneinfo", "ZoneInfo", "_unpickle"),
      Writer.global("functools", "partial") + Writer.global("os", "system") + Writer.tuple1
        + Writer.reduce, partial + Writer.reduce + Writer.emptyTuple + Writer.reduce,
      Writer.global("numpy.core", "_ufunc_reconstruct") + Writer.mark + Writer.text("os")
        + Writer.text("system") + [0x74] + Writer.reduce,
    ] {
      #expect(!scan(Writer.pickle(evil)).faults.isEmpty)
    }
  }
}
