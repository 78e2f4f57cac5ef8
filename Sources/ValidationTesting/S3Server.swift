// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import Foundation
import ValidationCore

/// A server of S3 on this machine with two empty buckets, `open` and `other`; ended when it is let go.
///
/// `VALIDATE_MODEL_TEST_EXTENSIONS` names a Python environment of `scripts/requirements-extensions.txt`,
/// which has the server and an engine that reads from it.
package final class S3Server: Sendable {
  package static let pythonEnvironment = ProcessInfo.processInfo.environment[
    "VALIDATE_MODEL_TEST_EXTENSIONS"]
  package static let keyID = "AKIDFORTESTS"
  package static let secretKey = "not-to-be/shown+anywhere"

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

  package let endpoint: String
  private let process: Process
  private let input = Pipe()
  private let output = Pipe()

  /// - Throws: ``Obstacle`` when there is no such environment, or its server does not start.
  package init() throws {
    guard let home = Self.pythonEnvironment else {
      throw Self.silent("VALIDATE_MODEL_TEST_EXTENSIONS names no Python environment")
    }
    process = Process()
    process.executableURL = URL(fileURLWithPath: "\(home)/bin/python")
    process.arguments = ["-c", Self.script]
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    endpoint = try Self.line(from: output)
    guard endpoint.hasPrefix("http://127.0.0.1:") else {
      throw Self.silent("the server of S3 said '\(endpoint)'")
    }
  }

  deinit {
    try? input.fileHandleForWriting.close()
    if process.isRunning { process.terminate() }
    process.waitUntilExit()
  }

  /// Makes an object of a file.
  package func put(_ file: URL, _ key: String, in bucket: String = "open") throws {
    let line = "\(bucket)\t\(key)\t\(file.path)\n"
    try input.fileHandleForWriting.write(contentsOf: Data(line.utf8))
    let said = try Self.line(from: output)
    guard said == "put" else { throw Self.silent("the server of S3 said '\(said)' to \(key)") }
  }

  /// What the tool needs to find the server, and to read from it.
  package var environment: [String: String] {
    [
      "AWS_ENDPOINT_URL": endpoint, "AWS_REGION": "us-east-1", "AWS_ACCESS_KEY_ID": Self.keyID,
      "AWS_SECRET_ACCESS_KEY": Self.secretKey, "VIRTUAL_ENV": Self.pythonEnvironment ?? "",
    ]
  }

  private static func line(from pipe: Pipe) throws -> String {
    var bytes = Data()
    while let byte = try pipe.fileHandleForReading.read(upToCount: 1), byte != Data("\n".utf8) {
      bytes += byte
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func silent(_ what: String) -> Obstacle {
    Obstacle(
      rule: "test.no-s3", message: what,
      remedy:
        "run the tests with .ci/run, which installs what scripts/requirements-extensions.txt names")
  }
}
