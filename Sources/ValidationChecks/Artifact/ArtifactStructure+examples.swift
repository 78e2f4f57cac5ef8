// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
package import ValidationCore

extension ArtifactStructure {
  package var examples: [CheckExample] {
    let sound = #"{"weight":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}"#
    let twice =
      #"{"w":{"dtype":"U8","shape":[8],"data_offsets":[0,8]},"#
      + #""w":{"dtype":"U8","shape":[0],"data_offsets":[8,8]}}"#
    let pointer =
      "version https://git-lfs.github.com/spec/v1\n"
      + "oid sha256:\(String(repeating: "4d", count: 32))\nsize 12345\n"
    return [
      .structure("a whole file", .passed, nil, .safetensors(sound, dataBytes: 8)),
      .structure(
        "a truncated upload", .failed, "structure.safetensors.incomplete-buffer",
        .safetensors(sound, dataBytes: 5)),
      .structure(
        "two tensors of one name", .failed, "structure.safetensors.duplicate-name",
        .safetensors(twice, dataBytes: 8)),
      .structure(
        "a file without tensors", .failed, "structure.safetensors.no-tensors",
        .safetensors("{}", dataBytes: 0)),
      .structure("an empty file", .failed, "structure.empty", .bytes(Data())),
      .structure(
        "a git LFS pointer whose object was not fetched", .unmeasured, "content.pointer-unresolved",
        .text(pointer)),
      CheckExample(
        "a pattern that matches nothing", outcome: .unmeasured, subject: "models/*.safetensors",
        rule: "artifact.no-match", entry: CheckExample.structureEntry,
        files: ["model/model.safetensors": .safetensors(sound, dataBytes: 8)]),
    ]
  }
}

extension CheckExample {
  fileprivate static let structureEntry = """
    - id: weights
      type: artifact.structure
      files: ["models/*.safetensors"]
    """

  fileprivate static func structure(
    _ title: String, _ outcome: Outcome, _ rule: String? = nil, _ content: FileContent
  ) -> CheckExample {
    let path = "models/model.safetensors"
    return CheckExample(
      title, outcome: outcome, subject: path, rule: rule, entry: structureEntry,
      files: [path: content])
  }
}

extension CheckExample.FileContent {
  /// Length of the header, header, zeros.
  fileprivate static func safetensors(_ header: String, dataBytes: Int) -> Self {
    let length = withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian) { Data($0) }
    return .bytes(length + Data(header.utf8) + Data(count: dataBytes))
  }
}
