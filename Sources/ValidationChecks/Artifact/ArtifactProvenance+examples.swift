// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationContent
package import ValidationCore

extension ArtifactProvenance {
  package var examples: [CheckExample] {
    let (model, data, code) = ("weights\n", "a,b\n1,2\n", "print('train')\n")
    let digest = { (text: String) in ContentDigest.sha256(of: text.utf8).hex }
    let record = { (data: String) in
      """
      {"model": "\(digest(model))", "data": "\(digest(data))", "code": {"train.py": "\(digest(code))"}}
      """
    }
    let files = ["models/m.bin": model, "data.csv": data, "train.py": code]
    let bound = "artifact: { model: models/m.bin }"
    let options = "\(bound), data: { data: data.csv }, code: { code.train.py: train.py }"
    let statement = { (model: String) in Self.statement(model, digest(data)) }
    return [
      .provenance(
        "a model made from the data and the code that are here", .passed, nil, options, files,
        record: record(data)),
      .provenance(
        "other data than the model was made from", .failed, "provenance.data", options, files,
        record: record("a,b\n1,3\n")),
      .provenance(
        "a record beside a newer model", .failed, "provenance.artifact", options,
        files.merging(["models/m.bin": "other weights\n"]) { $1 }, record: record(data)),
      .provenance(
        "a digest that is none", .failed, "provenance.malformed", bound, files,
        record: #"{"model": "unknown"}"#),
      .provenance(
        "an in-toto statement", .passed, nil, "data: { data.csv: data.csv }", files,
        record: statement(digest(model))),
      .provenance(
        "an in-toto statement about something else", .failed, "provenance.artifact",
        "data: { data.csv: data.csv }", files, record: statement(digest("something else"))),
      .provenance(
        "a record that does not say which model it is about", .unmeasured, "provenance.unbound",
        "data: { data: data.csv }", files, record: record(data)),
      .provenance(
        "a key that the record does not have", .unmeasured, "provenance.key-missing",
        "\(bound), data: { table: data.csv }", files, record: record(data)),
      .provenance(
        "a model without a record", .unmeasured, "provenance.record-missing", options, files,
        record: nil),
    ]
  }

  private static func statement(_ model: String, _ data: String) -> String {
    """
    {"_type": "https://in-toto.io/Statement/v1",
     "subject": [{"name": "m.bin", "digest": {"sha256": "\(model)"}}],
     "predicateType": "https://slsa.dev/provenance/v1",
     "predicate": {"buildDefinition": {"buildType": "https://example.org/training/v1",
       "externalParameters": {},
       "resolvedDependencies": [{"name": "data.csv", "digest": {"sha256": "\(data)"}}]},
      "runDetails": {"builder": {"id": "https://example.org/trainer"}}}}
    """
  }
}

extension CheckExample {
  fileprivate static func provenance(
    _ title: String, _ outcome: Outcome, _ rule: String?, _ options: String,
    _ files: [String: String], record: String?
  ) -> CheckExample {
    let path = "models/provenance.json"
    let all = files.merging(record.map { [path: $0] } ?? [:]) { $1 }
    return CheckExample(
      title, outcome: outcome, subject: "models/m.bin", rule: rule,
      entry:
        "- { id: origin, type: artifact.provenance, files: [models/m.bin], record: \(path), \(options) }",
      files: all.mapValues { .text($0) })
  }
}
