// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

@testable import ValidationArtifacts

/// Files of every format that is read, sound and broken ones, under names that promise them.
enum MadeFiles {
  typealias File = (name: String, bytes: [UInt8])

  static func all() throws -> [File] {
    try containers() + pickles + tensors + graphs + DocumentMutationTests.fixtures()
  }

  private static func containers() throws -> [File] {
    let schema = SkopsSchemaTests.holding(SkopsSchemaTests.node("os", "system", "FunctionNode"))
    let index = #"{"metadata":{"total_size":4},"weight_map":{"a":"1.safetensors"}}"#
    let yaml = Array("model:\n  _target_: os.system\n  x: [1, {a: 'b'}]\n".utf8)
    let torch: [File] = [
      (
        "archive/data.pkl",
        LegacyTorchWriter.objects([("w", "FloatStorage", "0", 2)], isLegacy: false)
      ),
      ("archive/version", Array("3\n".utf8)), ("archive/data/0", [UInt8](repeating: 0, count: 8)),
    ]
    let old = ["sys_info", "pickle", "tensors", "storages"].map {
      TarWriter.member($0, [0x4e, 0x2e])
    }
    return ArchiveMutationTests.archives + [
      ("model.pt", StoredZip.archive(torch)),
      ("old.pt", TarWriter.archive(old)),
      ("model.npz", NumPyArchiveWriter.file([("a.npy", NumPyWriter.floats([1, 2]))])),
      ("model.skops", StoredZip.archive([("schema.json", Array(schema.utf8))])),
      (
        "model.nemo", TarWriter.archive([TarWriter.member("./model_config.yaml", yaml)])
      ),
      (
        "model.keras",
        StoredZip.archive([
          KerasArchiveTests.metadata, KerasArchiveTests.configuration(KerasText.lambda),
          KerasArchiveTests.weights,
        ])
      ),
      ("model.safetensors.index.json", Array(index.utf8)),
      ("model.joblib", Deflater.deflate(JoblibLieTests.sound.bytes, windowBits: 15)),
    ]
  }

  private static var pickles: [File] {
    (PickleHostileTests.fixtures + [JoblibLieTests.sound.bytes, PickledArrayTests.sound])
      .map { ("model.pkl", $0) }
  }

  private static var tensors: [File] {
    let safetensors = SafetensorsWriter.file(
      [.init(name: "a", dtype: "F4", shape: [2, 3], data: [1, 2, 3])], metadata: "{\"k\":\"v\"}")
    let record = NumPyWriter.file(
      NumPyWriter.header("[('a', '<f4'), (('t', 'b'), '<i8', (2, 3))]", "(2, 1)"),
      data: [UInt8](repeating: 0, count: 104), version: 2)
    return [
      ("model.safetensors", safetensors), ("model.gguf", GGUFWriter.sound.bytes),
      ("array.npy", NumPyWriter.floats([1, 2])), ("record.npy", record),
    ] + HDF5Writer.Generation.allCases.map { ("model.h5", HDF5ReaderTests.sound($0)) }
      + HDF5Faults.examples.map { ("model.h5", $0.bytes) }
      + [("packed.h5", HDF5ChunkTests.packed)]
      + GGUFFaults.examples.map { ("model.gguf", $0.bytes) }
      + SafetensorsFaults.examples.map { ("model.safetensors", $0.bytes) }
  }

  private static var graphs: [File] {
    ProtobufMutationTests.fixtures.map { ($0.0, $0.1) } + [
      ("linked.mlmodel", CoreMLWriter.model(CoreMLWriter.linked("../a.mlmodel"))),
      ("program.mlmodel", CoreMLWriter.model(CoreMLWriter.program(file: "@model_path/w.bin"))),
    ]
  }
}
