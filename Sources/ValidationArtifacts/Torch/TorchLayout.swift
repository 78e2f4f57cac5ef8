// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Rules of PyTorch's archive that its reader counts on (`caffe2/serialize/inline_container.cc`).
struct TorchLayout {
  let archive: ZipArchive
  let scan: ArtifactScan

  func check() {
    let folders = Set(archive.members.map { top(of: $0.name) })
    if folders.count > 1 {
      scan.fault(
        "torch.folders",
        "its members lie under \(folders.count) folders, and PyTorch wants one: "
          + folders.sorted().prefix(4).map(\.excerpt).joined(separator: ", "))
    }
    let hasVersion = archive.members.contains { member in
      member.name.hasSuffix("/version")
    }
    if !hasVersion {
      scan.record(
        FindingDraft(
          "structure.torch.no-version", .medium,
          "it has no member `version`, and torch.save writes one",
          remedy: "find out what wrote it"))
    }
  }

  /// `byteorder` says little or big, where it is there.
  func checkByteOrder() throws(ReadStop) {
    for member in archive.members where member.name.hasSuffix("/byteorder") && member.size <= 64 {
      let content = try archive.content(of: member, scan)
      let bytes: [UInt8]
      do throws(ArtifactReadError) { bytes = try content.prefix(64) } catch {
        throw .unreadable(error)
      }
      let text = String(decoding: bytes, as: UTF8.self)
      if text != "little", text != "big" {
        scan.fault("torch.byte-order", "byteorder is \"\(text.excerpt)\", neither little nor big")
      }
    }
  }

  private func top(of name: String) -> String {
    name.split(separator: "/", omittingEmptySubsequences: false).first.map(String.init) ?? ""
  }
}
