// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore
import ValidationTesting

/// Datasets at `s3://`, through the whole gate, from a server on this machine.
@Suite(.enabled(if: S3Server.pythonEnvironment != nil)) struct RemoteTableTests {
  private static let declared =
    "environment: { pass: [AWS_ENDPOINT_URL, AWS_REGION], "
    + "secrets: [AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY] }"

  private func gate(_ checks: [String], _ addresses: [String: String]) throws -> Gate {
    try Gate(
      checks,
      datasets: addresses.mapValues { "{ path: \"\($0)\", \(Self.declared) }" })
  }

  private func put(_ text: String, _ key: String, _ server: S3Server) throws {
    let folder = try TemporaryFolder()
    try server.put(folder.write(Data(text.utf8), to: "object"), key)
  }

  private func run(_ gate: Gate, _ server: S3Server, _ changed: [String: String] = [:]) throws -> (
    report: Report, finished: Finished
  ) {
    let engine = "\(S3Server.pythonEnvironment ?? "")/bin/duckdb"
    return try gate.run(
      environment: server.environment.merging(["VALIDATE_MODEL_DUCKDB": engine]) { $1 }
        .merging(changed) { $1 })
  }

  private static let contract =
    "type: features.contract, columns: { a: { type: integer, nulls: 0 } }, rules: { small: a < 3 }"

  @Test("objects are judged as files are: what holds passes, and what does not is found")
  func judged() throws {
    let server = try S3Server()
    try put("a,b\n1,x\n2,y\n", "data/good.csv", server)
    try put("{\"a\": 1}\n{\"a\": null}\n", "data/bad.jsonl", server)
    for day in 1...2 { try put("a,b\n\(day),x\n", "days/day=\(day)/rows.csv", server) }
    let gate = try gate(
      ["good", "bad", "days"].map { "{ id: \($0), dataset: \($0), \(Self.contract) }" },
      [
        "good": "s3://open/data/good.csv", "bad": "s3://open/data/bad.jsonl",
        "days": "s3://open/days/*/rows.csv",
      ])
    let (report, finished) = try run(gate, server)
    let passed = ["good[a]", "good[rule(small)]", "days[a]", "days[rule(small)]"]
    #expect(report.names(.passed) == passed, "\(finished.output)")
    #expect(report.rules("bad[a]") == ["contract.nulls"], "\(finished.output)")
    // A rule that is null for a row does not hold for it.
    #expect(report.names(.unmeasured, .inconclusive, .skipped).isEmpty, "\(finished.output)")
    #expect(finished.status == 1)
    let all =
      finished.output + finished.errors
      + String(decoding: try JSONEncoder().encode(report), as: UTF8.self)
    #expect(!all.contains(S3Server.keyID) && !all.contains(S3Server.secretKey))
  }

  @Test("what was written anew is measured anew")
  func anew() throws {
    let server = try S3Server()
    try put("a\n1\n", "rows.csv", server)
    let gate = try gate(
      ["{ id: t, dataset: t, \(Self.contract) }"], ["t": "s3://open/rows.csv"])
    #expect(try run(gate, server).finished.status == 0)
    try put("a\n9\n", "rows.csv", server)
    let (report, finished) = try run(gate, server)
    #expect(report.names(.failed) == ["t[rule(small)]"], "\(finished.output)")
  }

  @Test("what cannot be reached is unmeasured with its reason, and takes no other table with it")
  func unreachable() throws {
    let server = try S3Server()
    try put("a\n1\n", "rows.csv", server)
    let gate = try gate(
      ["good", "gone", "none"].map { "{ id: \($0), dataset: \($0), \(Self.contract) }" },
      [
        "good": "s3://open/rows.csv", "gone": "s3://open/gone.csv", "none": "s3://open/none/*.csv",
      ])
    let (report, finished) = try run(gate, server)
    #expect(report.outcome("good[a]") == .passed, "\(finished.output)")
    #expect(report.rules("gone[a]") == ["data.address-unreachable"], "\(finished.output)")
    #expect(report.rules("none[a]") == ["dataset.no-files"], "\(finished.output)")
    #expect(finished.status == 3)
    let poor = try run(gate, server, ["AWS_SECRET_ACCESS_KEY": ""])
    #expect(poor.report.rules("good[a]") == ["data.credentials-missing"], "\(poor.finished.output)")
    let dead = try run(gate, server, ["AWS_ENDPOINT_URL": "http://127.0.0.1:1"])
    #expect(dead.report.rules("good[a]") == ["data.address-unreachable"], "\(dead.finished.output)")
  }
}
