// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ValidationArtifacts

@Suite("NeMo archives and Hydra's targets")
struct NemoTests {
  private static func inspect(_ yaml: String, compressed: Bool = false) -> ArtifactInspection {
    let tar = TarWriter.archive([TarWriter.member("./model_config.yaml", Array(yaml.utf8))])
    let bytes = compressed ? Deflater.deflate(tar, windowBits: 31) : tar
    return .of(bytes, as: "model.nemo")
  }

  @Test(
    "classes of model libraries are fine",
    arguments: [
      "nemo.collections.asr.models.EncDecCTCModel", "torch.optim.Adam", "torch.nn.Linear",
      "pytorch_lightning.Trainer", "nemo.lightning.io.IOMixin",
    ])
  func harmless(target: String) {
    let inspection = Self.inspect("model:\n  _target_: \(target)\n")
    #expect(inspection.findings == [] && inspection.contents.kind == .nemo)
  }

  @Test(
    "what runs code is critical",
    arguments: [
      "os.system", "subprocess.Popen", "builtins.eval", "nemo.utils.os.popen", "torch.hub.load",
      "torch.nn.modules.module.sys.Exit", "eval", "torch.load", "pydoc.locate",
      "nemo.__builtins__.Eval", "nemo.utils.subprocess.Popen", " os.system ",
    ])
  func sinks(target: String) {
    for yaml in [
      "a:\n  - b:\n      _target_: \(target)\n", "{a: [{_target_: '\(target)'}]}",
      "\"_targ\\x65t_\": \"\(target)\"", "? _target_\n: \(target)",
      "_target_: !!str &x \(target) # ok",
    ] {
      let inspection = Self.inspect(yaml)
      #expect(inspection.severity(of: "safety.hydra.target") == .critical, "\(yaml)")
    }
  }

  @Test("functions, other packages and what cannot be told are serious in NeMo archives")
  func unknown() {
    for target in ["nemo.utils.function", "somewhere.Model", "Model", "torch.nn..Linear"] {
      let inspection = Self.inspect("_target_: \(target)")
      #expect(inspection.severity(of: "safety.hydra.target") == .high)
    }
    for yaml in ["_target_: ${oc.env:X}", "a: &x torch.nn.Linear\n_target_: *x"] {
      #expect(Self.inspect(yaml).severity(of: "safety.hydra.unresolved-target") == .high)
    }
  }

  @Test("elsewhere a project's own classes are no more than slight")
  func elsewhere() {
    let own = ArtifactInspection.of(Array("_target_: project.Model".utf8), as: "config.yaml")
    #expect(own.severity(of: "safety.hydra.target") == .low)
    let sink = ArtifactInspection.of(Array("_target_: os.system".utf8), as: "config.yaml")
    #expect(sink.severity(of: "safety.hydra.target") == .critical)
    let word = ArtifactInspection.of(Array("target: site.com\ncls: code".utf8), as: "config.yml")
    #expect(word.findings == [])
  }

  @Test("a compressed archive is one too, and one without configuration is a fault")
  func layout() {
    let inspection = Self.inspect("_target_: os.system", compressed: true)
    #expect(inspection.severity(of: "safety.hydra.target") == .critical)
    let empty = ArtifactInspection.of(
      TarWriter.archive([TarWriter.member("a", [1])]), as: "model.nemo")
    #expect(empty.severity(of: "structure.nemo.layout") == .high)
  }
}
