// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ValidationArtifacts

@Suite("Lies about arrays of joblib")
struct JoblibLieTests {
  typealias Code = [PickleAssembler]

  static let sound = wrapped(data: padding + [UInt8](repeating: 0x63, count: 16))
  private static let padding: [UInt8] = [2, 0xff, 0xff]

  /// A wrapper of joblib 1.6 around two numbers of eight bytes, and what follows it.
  static func wrapped(
    code: String = "f8", state dtypeState: Code = [], extra: Code = [],
    alignment: PickleAssembler? = .int(16), maker: Code = [.op(.emptyTuple), .op(.newObj)],
    data: [UInt8], rest: Code = [.stop]
  ) -> Code {
    var state: Code = extra + [.text("dtype"), .global("numpy", "dtype"), .text(code)]
    state += [.op(.newFalse), .op(.newTrue), .op(.tuple3), .reduce] + dtypeState
    state += [.text("shape"), .int(2), .op(.tuple1)]
    if let alignment { state += [.text("numpy_array_alignment_bytes"), alignment] }
    return [.proto(2), .global("joblib.numpy_pickle", "NumpyArrayWrapper")] + maker
      + [.op(.emptyDict), .mark] + state + [.op(.setItems), .build, .raw(data)] + rest
  }

  /// The tuple that `dtype.__setstate__` takes.
  private static func dtypeState(size: Int32, flags: Int32) -> Code {
    [
      .mark, .int(3), .text("|"), .none, .none, .none, .int(size), .int(1), .int(flags), .tuple,
      .build,
    ]
  }

  private static let numbers = [UInt8](repeating: 0x01, count: 16)

  @Test("an array is passed over, whatever its bytes spell")
  func sound() {
    let scanned = Scanned(Self.sound.bytes, as: "m.joblib")
    #expect(scanned.faults == [] && scanned.inspection.contents.kind == .joblib)
  }

  @Test("what follows an array is read")
  func after() {
    let code = Self.wrapped(data: Self.padding + Self.numbers, rest: [.payload, .stop])
    #expect(
      Scanned(code.bytes, as: "m.joblib").severity(of: ArtifactFinding.importRule) == .critical)
  }

  @Test("an array of objects is a pickle of its own")
  func objects() {
    let nested: Code = [.proto(2), .payload, .stop]
    let code = Self.wrapped(code: "O8", data: nested.bytes)
    #expect(
      Scanned(code.bytes, as: "m.joblib").severity(of: ArtifactFinding.importRule) == .critical)
  }

  static let lies: [(String, Code)] = {
    let nested: Code = [.proto(2), .payload, .stop]
    let payload = [PickleAssembler.payload, .stop].bytes
    let filled = payload + [UInt8](repeating: 0, count: 200)
    return [
      (
        "flags say objects where the code says raw bytes",
        wrapped(
          code: "V\(nested.bytes.count / 2)", state: dtypeState(size: -1, flags: 1),
          data: nested.bytes)
      ),
      (
        "the state makes the elements smaller",
        wrapped(
          code: "V100", state: dtypeState(size: 4, flags: 0),
          data: padding + [UInt8](repeating: 1, count: 8) + filled, rest: [])
      ),
      (
        "padding that joblib does not write holds operators",
        wrapped(data: [0x30] + payload + filled, rest: [.stop])
      ),
      (
        "without padding the bytes are operators of pickle itself",
        wrapped(code: "V100", alignment: nil, data: filled, rest: [.stop])
      ),
    ]
  }()

  @Test("a payload is not hidden by what is said of an array", arguments: lies)
  func hidden(what: String, code: Code) {
    let scanned = Scanned(code.bytes, as: "m.joblib")
    #expect(scanned.severity(of: ArtifactFinding.importRule) == .critical, "\(what)")
  }

  static let unclear: [(String, Code)] = [
    ("a code of several types", wrapped(code: "V8,O", data: padding + numbers)),
    (
      "more keys than are kept",
      wrapped(
        extra: (0..<30).flatMap { [PickleAssembler.text("k\($0)"), .none] },
        data: padding + numbers)
    ),
    (
      "a key that a call makes",
      wrapped(
        extra: [.global("builtins", "str"), .text("dtype"), .op(.tuple1), .reduce, .none],
        data: padding + numbers)
    ),
    ("an alignment that is no number", wrapped(alignment: .text("x"), data: padding + numbers)),
    (
      "a state of unknown length",
      wrapped(state: [.none, .op(.tuple1), .build], data: padding + numbers)
    ),
  ]

  @Test("an array whose size cannot be told is not judged", arguments: unclear)
  func unjudged(what: String, code: Code) {
    let scanned = Scanned(code.bytes, as: "m.joblib")
    let finding = scanned.inspection.findings.first { $0.rule == "structure.joblib.array" }
    #expect(finding?.isUnjudged == true, "\(what)")
  }

  @Test(
    "a wrapper is one however it is made",
    arguments: [
      [PickleAssembler.op(.emptyTuple), .reduce],
      [.op(.emptyTuple), .op(.emptyDict), .op(.newObjEx)],
    ])
  func makers(maker: Code) {
    let code = Self.wrapped(
      maker: maker, data: Self.padding + Self.numbers, rest: [.payload, .stop])
    #expect(
      Scanned(code.bytes, as: "m.joblib").severity(of: ArtifactFinding.importRule) == .critical)
  }

  @Test("a wrapper that another callable makes is one")
  func indirect() {
    for maker in ["__newobj__", "_reconstructor"] {
      var code = Self.wrapped(
        maker: [.op(.tuple1), .reduce], data: Self.padding + Self.numbers,
        rest: [.payload, .stop])
      code.insert(.global("copyreg", maker), at: 1)
      #expect(Scanned(code.bytes, as: "m.joblib").inspection.contents.kind == .joblib)
    }
  }
}
