// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationContent
package import ValidationCore

extension ArtifactIntegrity {
  package var examples: [CheckExample] {
    let (path, model) = ("models/model.bin", Data("weights\n".utf8))
    let digest = ContentDigest.sha256(of: model).hex
    let other = String(repeating: "0", count: 64)
    let list = "models/SHA256SUMS"
    let sums = "sums: models/SHA256SUMS"
    return dvcExamples + [
      .integrity(
        "a digest in the manifest", .passed, path, nil, "sha256: { \(path): \(digest) }",
        [path: model]),
      .integrity(
        "a file that is not the one", .failed, path, "integrity.digest",
        "sha256: { \(path): \(other) }", [path: model]),
      .integrity(
        "a list of digests", .passed, "sums", nil, sums,
        [path: model, list: Data("\(digest)  model.bin\n".utf8)]),
      .integrity(
        "a listed file that is missing", .failed, "sums", "integrity.sums", sums,
        [path: model, list: Data("\(digest)  model.bin\n\(other)  gone.bin\n".utf8)]),
      .integrity(
        "a file that the list does not name", .failed, path, "integrity.unlisted", sums,
        [path: model, list: Data("\(digest)  other.bin\n".utf8), "models/other.bin": model]),
      .integrity(
        "an empty list", .unmeasured, "sums", "integrity.sums-empty", sums,
        [path: model, list: Data("\n".utf8)]),
    ]
  }
}

extension ArtifactIntegrity {
  /// A stage that leaves its output to git, so that nothing has to be in DVC's store.
  private var dvcExamples: [CheckExample] {
    let (path, model) = ("models/model.bin", Data("weights\n".utf8))
    let (md5, other) = ("fad624b28208abf62b4d0db65c04757b", String(repeating: "0", count: 32))
    func lock(data: String, model: String) -> Data {
      let stage = """
        schema: '2.0'
        stages:
          train:
            cmd: python train.py
            deps: [{ path: data.csv, hash: md5, md5: \(data) }]
            outs: [{ path: models/model.bin, hash: md5, md5: \(model), size: 8 }]

        """
      return Data(stage.utf8)
    }
    let yaml = """
      stages:
        train:
          cmd: python train.py
          deps: [data.csv]
          outs: [{ models/model.bin: { cache: false } }]

      """
    let files = [path: model, "data.csv": model, "dvc.yaml": Data(yaml.utf8)]
    func locked(_ data: String, _ model: String) -> [String: Data] {
      files.merging(["dvc.lock": lock(data: data, model: model)]) { old, _ in old }
    }
    let pointer = Data("outs:\n- { md5: \(md5), hash: md5, size: 8, path: model.bin }\n".utf8)
    let elsewhere = Data("outs:\n- { md5: \(md5), hash: md5, size: 8, path: big.bin }\n".utf8)
    return [
      .integrity(
        "a pipeline of DVC that was run", .passed, "dvc.lock", nil, nil, locked(md5, md5)),
      .integrity(
        "data that changed since the pipeline was run", .failed, "dvc.lock", "integrity.dvc-stale",
        nil, locked(other, md5)),
      .integrity(
        "a model in git that is not the pipeline's", .failed, "dvc.lock", "integrity.dvc-differs",
        nil, locked(md5, other)),
      .integrity(
        "a model that DVC is to keep and git has", .failed, "models/model.bin.dvc",
        "integrity.dvc-committed", nil, [path: model, "models/model.bin.dvc": pointer]),
      .integrity(
        "a pointer of DVC without its content", .unmeasured, "models/big.bin.dvc",
        "content.pointer-unresolved", nil, [path: model, "models/big.bin.dvc": elsewhere]),
    ]
  }
}

extension CheckExample {
  fileprivate static func integrity(
    _ title: String, _ outcome: Outcome, _ subject: String, _ rule: String?, _ option: String?,
    _ files: [String: Data]
  ) -> CheckExample {
    CheckExample(
      title, outcome: outcome, subject: subject, rule: rule,
      entry: """
        - id: intact
          type: artifact.integrity
          files: ["models/model.bin"]\(option.map { "\n  \($0)" } ?? "")
        """, files: files.mapValues { .bytes($0) })
  }
}
