// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ValidationArtifacts

@Suite("TorchServe archives")
struct ModelArchiveTests {
  private static func inspect(
    _ model: String,
    _ members: [ZipWriter.Member] = [.init("model.dat", "x"), .init("handler.py", "y")]
  ) -> ArtifactInspection {
    let manifest = ZipWriter.Member("MAR-INF/MANIFEST.json", "{\"model\":{\(model)}}")
    return .of(ZipWriter.archive([manifest] + members), as: "model.mar")
  }

  private static let sound =
    #""modelName":"m","handler":"handler.py","serializedFile":"model.dat""#

  @Test("a sound archive has no findings")
  func sound() {
    let inspection = Self.inspect(Self.sound)
    #expect(inspection.findings == [] && inspection.contents.kind == .modelArchive)
    #expect(Self.inspect(#""modelName":"m","handler":"image_classifier""#).findings == [])
  }

  @Test("paths that leave the archive are critical")
  func paths() {
    for part in [
      #""handler":"../../evil.py""#, #""handler":"/tmp/evil.py:f""#, #""modelFile":"..\\x.py""#,
      #""extraFiles":"a.txt,../b""#,
    ] {
      let inspection = Self.inspect(Self.sound + "," + part)
      #expect(inspection.severity(of: "safety.mar.path") == .critical)
    }
  }

  @Test("a missing manifest, member or field is a fault, and members are looked into all the same")
  func faults() {
    #expect(Self.inspect(#""handler":"h""#).severity(of: "structure.mar.manifest") == .high)
    #expect(Self.inspect(Self.sound, []).severity(of: "structure.mar.member-missing") == .high)
    #expect(Self.inspect(#"""#).severity(of: "structure.mar.manifest") == .high)
    let other = ArtifactInspection.of(
      ZipWriter.archive([.init("in.zip", Canary.archive)]), as: "model.mar")
    #expect(other.severity(of: "structure.mar.manifest-missing") == .high)
    #expect(other.rules.contains(Canary.rule))
  }
}
