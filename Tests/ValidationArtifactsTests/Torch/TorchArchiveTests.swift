// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ValidationArtifacts

@Suite struct TorchArchiveTests {
  private typealias Member = (name: String, bytes: [UInt8])

  private func members(
    pickle: [UInt8]? = nil, storage: [UInt8]? = [UInt8](repeating: 0, count: 8)
  ) -> [Member] {
    let objects = LegacyTorchWriter.objects([("w", "FloatStorage", "0", 2)], isLegacy: false)
    return [("archive/data.pkl", pickle ?? objects), ("archive/version", Array("3\n".utf8))]
      + (storage.map { [("archive/data/0", $0)] } ?? [])
  }

  private func scan(_ members: [Member]) -> Scanned {
    Scanned(StoredZip.archive(members), as: "model.pt")
  }

  @Test func `a sound archive has tensors and no findings`() {
    let scanned = scan(members() + [("archive/byteorder", Array("little".utf8))])
    #expect(scanned.faults.isEmpty)
    #expect(scanned.inspection.contents.kind == .torchZip)
    #expect(scanned.inspection.contents.tensors.map(\.name) == ["w"])
  }

  @Test func `a package is known by its folder of data, and its source is a finding`() {
    let payload = PickleWriter.pickle(PickleWriter.call)
    let package: [Member] = [
      ("p/.data/extern_modules", Array("torch\n".utf8)), ("p/.data/version", Array("6\n".utf8)),
      // Raw numbers, whatever they look like.
      ("p/.data/0.storage", payload), ("p/model/model.pkl", PickleWriter.pickle([0x5d])),
    ]
    let sound = scan(package)
    #expect(sound.inspection.findings == [] && sound.inspection.contents.kind == .torchZip)
    let source: Member = ("p/model/net.py", Array("import os\n".utf8))
    #expect(scan(package + [source]).faults == ["safety.torch.package-source"])
    #expect(scan(package + [("p/model/other.pkl", payload)]).faults == ["safety.import"])
  }

  @Test func `storages are there, with the size that their elements take`() {
    #expect(scan(members(storage: nil)).faults == ["structure.torch.storage-missing"])
    for count in [0, 4, 7, 9] {
      let storage = [UInt8](repeating: 0, count: count)
      #expect(scan(members(storage: storage)).faults.contains("structure.torch.storage-size"))
    }
  }

  @Test func `tensors stay inside their storages`() {
    let objects = LegacyTorchWriter.objects(
      [("w", "FloatStorage", "0", 2)], isLegacy: false, shape: 3)
    #expect(scan(members(pickle: objects)).faults == ["structure.torch.tensor-bounds"])
  }

  @Test func `byte order is one of two`() {
    #expect(
      scan(members() + [("archive/byteorder", Array("middle".utf8))]).faults == [
        "structure.torch.byte-order"
      ])
  }

  @Test func `members lie under one folder`() {
    #expect(
      scan(members() + [("other/data/1", [1])]).faults.contains("structure.torch.folders"))
  }

  @Test func `each of two pickles of a name is read`() {
    let evil = PickleWriter.pickle(PickleWriter.call)
    for list in [
      [("archive/data.pkl", evil)] + members(), members() + [("archive/data.pkl", evil)],
      members() + [("archive/constants.pkl", evil)], members() + [("archive/DATA.PKL", evil)],
    ] {
      #expect(scan(list).faults.contains("safety.import"))
    }
  }

  @Test func `storages that an archiver deflated are searched, each tensor once`() {
    let tensors = (0..<40).map { ("w\($0)", "FloatStorage", "\($0 / 2)", Int32(2)) }
    let objects = LegacyTorchWriter.objects(tensors, isLegacy: false)
    var members = [
      ZipWriter.Member("archive/data.pkl", objects), ZipWriter.Member("archive/version", "3\n"),
    ]
    for key in 0..<20 {
      let numbers: [Float] = [key == 7 ? .nan : 1, 2]
      let bytes = numbers.flatMap { ZipWriter.bytes($0.bitPattern) }
      let name = "archive/data/\(key)"
      members.append(
        key.isMultiple(of: 3)
          ? ZipWriter.Member(name, bytes) : ZipWriter.deflated(name, bytes))
    }
    let scanned = Scanned(ZipWriter.archive(members), as: "model.pt")
    #expect(scanned.inspection.contents.tensors.count == 40)
    #expect(
      Set(scanned.inspection.contents.tensors.map(\.name)) == Set(tensors.map(\.0)))
    #expect(scanned.inspection.findings.map(\.rule) == ["weights.nan", "weights.nan"])
    #expect(scanned.inspection.findings.map(\.subject) == ["w14", "w15"])
  }
}
