// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore
import ValidationTesting

@testable import ValidationData

/// A server of S3 on this machine, and an engine that has what reads from it.
final class S3World: Sendable {
  let tables: TableWorld
  let executable: URL
  let server: S3Server

  init() throws {
    let home = try #require(S3Server.pythonEnvironment)
    tables = try TableWorld()
    executable = try DuckDBLocation.find(explicit: nil, environment: ["VIRTUAL_ENV": home])
    server = try S3Server()
  }

  /// Makes an object of a table's file.
  func put(_ table: TableFile, _ key: String, in bucket: String = "open") throws {
    try server.put(URL(fileURLWithPath: table.parts[0].localPath), key, in: bucket)
  }

  /// The tool's own environment.
  var environment: [String: String] { server.environment }

  static let declared = EnvironmentDeclaration(
    pass: ["AWS_ENDPOINT_URL", "AWS_REGION"],
    secrets: ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"])

  func table(
    _ address: String, _ format: TableFile.Format = .parquet, isPartitioned: Bool = false,
    _ declared: EnvironmentDeclaration = declared
  ) -> TableFile {
    TableFile(
      dataset: "d", displayPath: address,
      parts: [.init(displayPath: address, localPath: address)], format: format,
      isPartitioned: isPartitioned, environment: declared)
  }

  func engine(_ environment: [String: String]? = nil) throws -> DuckDBEngine {
    DuckDBEngine(
      executable: { self.executable }, runner: try Supervisor.runner(self.environment),
      temporaryFolder: tables.scratch, limits: DuckDBLimits(time: TimeSpan(seconds: 60)),
      environment: environment ?? self.environment)
  }

  /// A process as the engine starts it for this table.
  func start(_ table: TableFile) async throws -> DuckDBStart {
    let bare = DuckDBStart(
      executable: executable, runner: try Supervisor.runner(environment),
      temporaryFolder: tables.scratch, limits: DuckDBLimits(), tables: [])
    var opened = try OpenTable(table, at: 0)
    opened.engineExtension = try DuckDBExtension.httpfs.file(
      for: executable, version: "1.5.5", environment: [:])
    let opening = S3Opening(environment: environment) { table in
      var start = bare
      start.tables = [table]
      return start
    }
    return opening.start(try await opening.reached(opened, at: 0))
  }
}
