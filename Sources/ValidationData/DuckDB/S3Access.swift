// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// How the objects of a table are reached, by the variables that its dataset declares: those that other
/// programs of S3 know.
struct S3Access: Sendable {
  private let values: [String: String]
  private let table: TableFile

  /// - Parameter environment: the tool's own.
  /// - Throws: ``Obstacle`` `data.credentials-missing` for a secret that is declared and not there.
  init(_ table: TableFile, environment: [String: String]) throws(Obstacle) {
    let declared = table.environment
    for name in declared.secrets where (environment[name] ?? "").isEmpty {
      if name == "AWS_SESSION_TOKEN" { continue }
      throw Obstacle(
        rule: "data.credentials-missing",
        message: "dataset \(OneLine.quoted(table.dataset)) reads "
          + "\(OneLine.of(table.displayPath)) with \(OneLine.quoted(name)), which is not in the "
          + "environment",
        remedy: "set the variable where validate-model runs; a pull request of a fork is not given "
          + "secrets")
    }
    let named = Set(declared.pass + declared.secrets)
    values = environment.filter { named.contains($0.key) && !$0.value.isEmpty }
      .merging(declared.set) { _, set in set }
    self.table = table
  }

  /// The statement that tells the engine, for these objects and no others.
  ///
  /// - Throws: ``Obstacle`` `data.endpoint-invalid`.
  func secret(_ name: String, for scope: String) throws(Obstacle) -> String {
    var options = ["TYPE s3", "PROVIDER config", "SCOPE \(SQLText.literal(scope))"]
    func add(_ option: String, _ value: String?) {
      if let value { options.append("\(option) \(SQLText.literal(value))") }
    }
    add("KEY_ID", values["AWS_ACCESS_KEY_ID"])
    add("SECRET", values["AWS_SECRET_ACCESS_KEY"])
    add("SESSION_TOKEN", values["AWS_SESSION_TOKEN"])
    add("REGION", values["AWS_REGION"] ?? values["AWS_DEFAULT_REGION"])
    if let endpoint = values["AWS_ENDPOINT_URL_S3"] ?? values["AWS_ENDPOINT_URL"] {
      let (host, isSecure) = try Self.host(of: endpoint, table)
      add("ENDPOINT", host)
      // What is not Amazon's own has one name for all buckets.
      options += ["URL_STYLE 'path'", "USE_SSL \(isSecure)"]
    }
    return "CREATE TEMPORARY SECRET \(name) (\(options.joined(separator: ", ")));"
  }

  private static func host(
    of endpoint: String, _ table: TableFile
  ) throws(Obstacle) -> (String, isSecure: Bool) {
    for (scheme, isSecure) in [("https://", true), ("http://", false)]
    where endpoint.hasPrefix(scheme) {
      let rest = endpoint.dropFirst(scheme.count)
      let host = rest.hasSuffix("/") ? rest.dropLast() : rest
      let isPlain = host.utf8.allSatisfy { byte in
        UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
          || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || "-.:[]_".utf8.contains(byte)
      }
      if !host.isEmpty, isPlain { return (String(host), isSecure) }
    }
    throw Obstacle(
      rule: "data.endpoint-invalid",
      message: "the endpoint that dataset \(OneLine.quoted(table.dataset)) declares is no address "
        + "of a server: \(OneLine.quoted(endpoint))",
      remedy: "give it as https://HOST or http://HOST:PORT, without a path")
  }
}
