// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore

/// Breaks the starter model repository on purpose; each fault must turn exactly its own case.
@Suite(.serialized) struct StarterTests {
  @Test("the starter passes, and a second run measures only time again")
  func starterPasses() async throws {
    let repository = try await Starter.shared.copy()
    let first = try repository.report([], environment: Starter.environment())
    #expect(
      first.report.names(.failed, .unmeasured, .inconclusive) == [], "\(first.finished.output)")
    #expect(first.finished.status == 0)
    let again = try repository.report([], environment: Starter.environment())
    let actions = again.report.suites[0].checks.map(\.action)
    #expect(actions.last == .ran, "\(again.finished.output)")
    #expect(actions.dropLast().allSatisfy { $0 == .reused }, "\(again.finished.output)")
    #expect(again.finished.status == 0)
  }

  @Test("a null in a feature column fails that column")
  func nullInAColumn() async throws {
    let repository = try await Starter.shared.copy()
    try rewriteTable(
      of: repository,
      "i = t.schema.get_field_index('ash'); v = t['ash'].to_pylist(); v[3] = None; "
        + "t = t.set_column(i, 'ash', pa.array(v, t.schema.field('ash').type))")
    let result = try check("feature-contract", in: repository)
    #expect(result.report.names(.failed) == ["feature-contract[ash]"])
    #expect(result.report.names(.unmeasured, .inconclusive) == [])
    #expect(result.finished.status == 1)
  }

  @Test("a deleted column leaves that column unmeasured")
  func deletedColumn() async throws {
    let repository = try await Starter.shared.copy()
    try rewriteTable(of: repository, "t = t.drop_columns(['hue'])")
    let result = try check("feature-contract", in: repository)
    #expect(result.report.names(.unmeasured) == ["feature-contract[hue]"])
    #expect(result.report.names(.failed, .inconclusive) == [])
    #expect(result.finished.status == 3)
  }

  @Test("a feature in another unit fails the drift of its column, and of the whole")
  func driftedColumn() async throws {
    let repository = try await Starter.shared.copy()
    try rewriteTable(
      of: repository,
      "i = t.schema.get_field_index('alcohol'); v = [x / 100 for x in t['alcohol'].to_pylist()]; "
        + "t = t.set_column(i, 'alcohol', pa.array(v))")
    let result = try check("feature-drift", in: repository)
    #expect(result.report.names(.failed) == ["feature-drift", "feature-drift[alcohol]"])
    #expect(result.report.names(.unmeasured, .inconclusive) == [], "\(result.finished.output)")
    #expect(result.finished.status == 1)
  }

  @Test("an unseeded shuffle fails the weights, and names the tensor")
  func unseededShuffle() async throws {
    let repository = try await Starter.shared.copy()
    try repository.replace("default_rng(SEED)", with: "default_rng()", in: "train.py")
    try repository.commit("shuffle")
    let result = try check("retrain", in: repository)
    #expect(result.report.names(.failed).contains("retrain[model.safetensors]"))
    #expect(result.report.names(.unmeasured, .inconclusive) == [], "\(result.finished.output)")
    let finding = result.report.cases.first { $0.subject == "model.safetensors" }?.findings.first
    #expect(finding?.rule == "training.tensors-differ")
    #expect(result.finished.status == 1)
  }

  @Test("truncated weights fail their structure")
  func truncatedWeights() async throws {
    let repository = try await Starter.shared.copy()
    let file = repository.folder.appendingPathComponent("models/model.safetensors")
    let data = try Data(contentsOf: file)
    try data.dropLast(16).write(to: file)
    let result = try check("weights-structure", in: repository)
    #expect(result.report.names(.failed) == ["weights-structure[models/model.safetensors]"])
    #expect(result.finished.status == 1)
  }

  @Test("code that changed after the training fails the models that it did not make")
  func changedCode() async throws {
    let repository = try await Starter.shared.copy()
    try repository.replace("REGULARISATION = 1.0", with: "REGULARISATION = 0.5", in: "train.py")
    try repository.commit("code without a training")
    let result = try check("model-provenance", in: repository)
    #expect(
      result.report.names(.failed) == [
        "model-provenance[models/model.onnx]", "model-provenance[models/model.safetensors]",
      ])
    #expect(result.report.cases.first?.findings.map(\.rule) == ["provenance.code"])
    #expect(result.finished.status == 1)
  }

  @Test("an LFS pointer in place of the weights is unmeasured, with the remedy")
  func pointerInPlaceOfWeights() async throws {
    let repository = try await Starter.shared.copy()
    let pointer = """
      version https://git-lfs.github.com/spec/v1
      oid sha256:\(String(repeating: "0", count: 64))
      size 104857600

      """
    try repository.write("models/model.safetensors", Data(pointer.utf8))
    try repository.commit("pointer")
    let result = try check("weights-structure", in: repository)
    #expect(result.report.names(.unmeasured) == ["weights-structure[models/model.safetensors]"])
    let item = result.report.cases.first { $0.outcome == .unmeasured }
    #expect(item?.obstacle?.remedy.contains("git lfs pull") == true)
    #expect(result.finished.status == 3)
  }

  @Test("a sleep in the server fails the percentiles it slows")
  func slowServer() async throws {
    let repository = try await Starter.shared.copy()
    try repository.replace(
      "row = features_of(request)",
      with: "__import__('time').sleep(0.3); row = features_of(request)", in: "serve.py")
    let result = try check("serving-latency", in: repository)
    #expect(result.report.names(.failed).contains("serving-latency[p50]"))
    #expect(result.report.names(.failed).contains("serving-latency[p95]"))
    #expect(result.finished.status == 1)
  }

  @Test("without its base branch, a check that needs it is unmeasured, and only that one")
  func missingBase() async throws {
    let repository = try await Starter.shared.copy()
    try repository.replace(
      "type: artifact.structure", with: "type: artifact.structure\n    when: changed",
      in: "validate-model.yaml")
    try repository.commit("when changed")
    try Shell.git("update-ref", "-d", "refs/remotes/origin/main", in: repository.folder)
    try Shell.git("symbolic-ref", "--delete", "refs/remotes/origin/HEAD", in: repository.folder)
    let result = try repository.report(
      ["--filter", "weights-structure", "--filter", "feature-contract"],
      environment: Starter.environment())
    #expect(
      result.report.names(.unmeasured) == [
        "weights-structure[models/model.onnx]", "weights-structure[models/model.safetensors]",
      ])
    #expect(result.report.names(.failed, .skipped) == [])
    #expect(result.finished.status == 3)
  }

  private func check(_ id: String, in repository: ModelRepository) throws -> (
    report: Report, finished: Finished
  ) {
    try repository.report(["--filter", id], environment: Starter.environment())
  }

  private func rewriteTable(of repository: ModelRepository, _ change: String) throws {
    let script = """
      import pyarrow as pa, pyarrow.parquet as pq
      t = pq.read_table('data/features.parquet')
      \(change)
      pq.write_table(t, 'data/features.parquet')
      """
    try Shell.require(
      ["python", "-c", script], in: repository.folder, environment: Starter.environment())
  }
}
