// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ValidationArtifacts

private typealias Writer = PickleWriter

@Suite struct JoblibArrayTests {
  private let floats = [UInt8](repeating: 0, count: 16)

  @Test func `bytes of an array are passed over, with their padding`() {
    let plain = Writer.pickle(Writer.arrayWrapper("f8", count: 2) + floats)
    let padding: [UInt8] = [5, 0xff, 0xff, 0xff, 0xff, 0xff]
    let aligned = Writer.pickle(
      Writer.arrayWrapper("<f8", count: 2, aligned: true) + padding + floats)
    for bytes in [plain, aligned] {
      let scanned = Scanned(bytes, as: "model.joblib")
      #expect(scanned.inspection.findings.isEmpty)
      #expect(scanned.inspection.contents.kind == .joblib)
    }
  }

  @Test func `an array is listed under its key, and its numbers are searched and not judged`() {
    let nan: [UInt8] = [0x7f, 0xf8, 0, 0, 0, 0, 0, 0]
    func entry(_ key: String, _ data: [UInt8]) -> [UInt8] {
      Writer.text(key) + Writer.arrayWrapper(">f8", count: 2) + data + [0x73]
    }
    let bytes = Writer.pickle(
      Writer.emptyDict + entry("coef_", floats) + entry("coef_", nan + nan))
    let inspection = Scanned(bytes, as: "model.joblib").inspection
    #expect(inspection.findings == [])
    #expect(inspection.contents.tensors.map(\.name) == ["coef_", "coef_[1]"])
    #expect(inspection.contents.tensors.map(\.shape) == [[2], [2]])
    #expect(inspection.contents.tensors.map(\.byteCount) == [16, 16])
    #expect(inspection.statistics.map(\.nanCount) == [0, 2])
  }

  @Test func `what follows an array is read`() {
    let bytes = Writer.pickle(
      Writer.arrayWrapper("f8", count: 2) + floats + Writer.pop + Writer.call)
    #expect(Scanned(bytes, as: "model.joblib").faults == ["safety.import"])
  }

  @Test func `an array of objects holds a pickle`() {
    let sound = Writer.pickle(
      Writer.arrayWrapper("O8", count: 1) + Writer.pickle(Writer.global("datetime", "date")))
    #expect(Scanned(sound, as: "model.joblib").inspection.findings.isEmpty)
    let evil = Writer.pickle(Writer.arrayWrapper("O8", count: 1) + Writer.pickle(Writer.call))
    #expect(Scanned(evil, as: "model.joblib").faults.contains("safety.import"))
  }

  @Test func `an array hides no operators from a loader that knows no arrays`() {
    let payload = Writer.call + Writer.stop
    let count = Int32(payload.count)
    let hidden = Writer.pickle(Writer.arrayWrapper("V1", count: count) + payload)
    let faults = Scanned(hidden, as: "model.pkl").faults
    #expect(Set(faults) == ["safety.pickle-in-array", "safety.import"])
    // With names that stood in the memo before.
    let memo =
      Writer.text("os") + Writer.put(0) + Writer.pop + Writer.text("system") + Writer.put(1)
      + Writer.pop
    let recalled = Writer.get(0) + Writer.get(1) + Writer.stackGlobal + Writer.stop
    let byMemo = Writer.pickle(
      memo + Writer.arrayWrapper("V1", count: Int32(recalled.count)) + recalled)
    #expect(Scanned(byMemo, as: "model.pkl").faults.contains("safety.pickle-in-array"))
  }

  @Test func `a nested pickle is read without arrays, as joblib does`() {
    let payload = Writer.call + Writer.stop
    let nested = Writer.pickle(Writer.arrayWrapper("V1", count: Int32(payload.count)) + payload)
    let bytes = Writer.pickle(Writer.arrayWrapper("O8", count: 1) + nested)
    #expect(Scanned(bytes, as: "model.joblib").faults.contains("safety.import"))
  }

  @Test func `an array ends inside the file`() {
    let bytes = Writer.pickle(Writer.arrayWrapper("f8", count: .max) + floats)
    #expect(Scanned(bytes, as: "model.joblib").faults.contains("structure.pickle.array"))
    let unknown = Writer.pickle(Writer.arrayWrapper("q7", count: 1) + floats)
    let isUnjudged = Scanned(unknown, as: "model.joblib").inspection.findings.contains {
      $0.isUnjudged
    }
    #expect(isUnjudged)
  }
}
