// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore

@testable import ValidationData

/// A server of S3 on this machine, and an engine that has what reads from it.
///
/// `VALIDATE_MODEL_TEST_EXTENSIONS` names a Python environment of `scripts/requirements-extensions.txt`.
final class S3World: Sendable {
  static let pythonEnvironment = ProcessInfo.processInfo.environment[
    "VALIDATE_MODEL_TEST_EXTENSIONS"]
  static let keyID = "AKIDFORTESTS"
  static let secretKey = "not-to-be/shown+anywhere"

  let tables: TableWorld
  let executable: URL
  let endpoint: String
  private let process: Process
  private let input = Pipe()
  private let output = Pipe()

  /// Puts files where lines of standard input say: bucket, key and file, with tabs between.
  private static let script = """
    import sys, boto3
    from moto.moto_server.threaded_moto_server import ThreadedMotoServer
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    url = "http://%s:%d" % server.get_host_and_port()
    s3 = boto3.client("s3", endpoint_url=url, aws_access_key_id="k", aws_secret_access_key="s",
        region_name="us-east-1")
    for bucket in ("open", "other"): s3.create_bucket(Bucket=bucket)
    print(url, flush=True)
    for line in sys.stdin:
        bucket, key, path = line.rstrip("\\n").split("\\t")
        s3.upload_file(path, bucket, key)
        print("put", flush=True)
    """

  init() throws {
    let home = try #require(Self.pythonEnvironment)
    tables = try TableWorld()
    executable = try DuckDBLocation.find(explicit: nil, environment: ["VIRTUAL_ENV": home])
    process = Process()
    process.executableURL = URL(fileURLWithPath: "\(home)/bin/python")
    process.arguments = ["-c", Self.script]
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    endpoint = try Self.line(from: output)
    try #require(endpoint.hasPrefix("http://127.0.0.1:"))
  }

  deinit {
    try? input.fileHandleForWriting.close()
    process.terminate()
    process.waitUntilExit()
  }

  private static func line(from pipe: Pipe) throws -> String {
    var bytes = Data()
    while let byte = try pipe.fileHandleForReading.read(upToCount: 1), byte != Data("\n".utf8) {
      bytes += byte
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Makes an object of a table's file.
  func put(_ table: TableFile, _ key: String, in bucket: String = "open") throws {
    let line = "\(bucket)\t\(key)\t\(table.parts[0].localPath)\n"
    try input.fileHandleForWriting.write(contentsOf: Data(line.utf8))
    #expect(try Self.line(from: output) == "put")
  }

  /// The tool's own environment.
  var environment: [String: String] {
    [
      "AWS_ENDPOINT_URL": endpoint, "AWS_REGION": "us-east-1", "AWS_ACCESS_KEY_ID": Self.keyID,
      "AWS_SECRET_ACCESS_KEY": Self.secretKey, "VIRTUAL_ENV": Self.pythonEnvironment ?? "",
    ]
  }

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
