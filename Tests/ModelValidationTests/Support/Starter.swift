// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore

/// The starter model repository, laid out as `scripts/demo` does it: features built, model trained,
/// committed. Made once; tests work on copies.
actor Starter {
  static let shared = Starter()
  private var made: Result<ModelRepository, any Error>?

  /// - Throws: when the Python environment of the tests is missing; `scripts/test` makes it.
  func copy() throws -> ModelRepository {
    let original = made ?? Result { try Self.make() }
    made = original
    return try ModelRepository(copying: try original.get())
  }

  /// Folder of the environment's programs.
  static func pythonFolder() throws -> URL {
    guard let path = ProcessInfo.processInfo.environment["VALIDATE_MODEL_TEST_PYTHON"],
      FileManager.default.isExecutableFile(atPath: path)
    else {
      throw Obstacle(
        rule: "test.no-python", message: "VALIDATE_MODEL_TEST_PYTHON names no Python interpreter",
        remedy: "run the tests with scripts/test, which installs what they need")
    }
    return URL(fileURLWithPath: path).deletingLastPathComponent()
  }

  /// Environment in which `python` is the one that the starter's requirements were installed for.
  static func environment() throws -> [String: String] {
    let folder = try pythonFolder()
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return [
      "PATH": "\(folder.path):\(path)", "VIRTUAL_ENV": folder.deletingLastPathComponent().path,
    ]
  }

  /// What `sha256sum` would print in the folder of the models.
  private static let digests = """
    import hashlib, pathlib
    models = pathlib.Path("models")
    lines = [f"{hashlib.sha256((models / name).read_bytes()).hexdigest()}  {name}\\n"
             for name in ("model.onnx", "model.safetensors")]
    (models / "SHA256SUMS").write_text("".join(lines))
    """

  private static func make() throws -> ModelRepository {
    let templates = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("templates/starter")
    let repository = try ModelRepository()
    try Shell.require(
      ["cp", "-R", templates.path + "/.", repository.folder.path], in: repository.folder)
    let python = try environment()
    try Shell.require(
      ["python", "-m", "features.build"], in: repository.folder, environment: python)
    try Shell.require(
      ["python", "train.py", "--out", "models"], in: repository.folder, environment: python)
    try Shell.require(
      ["python", "predict.py", "tests/requests.jsonl", "tests/golden.jsonl"], in: repository.folder,
      environment: python)
    try Shell.require(["python", "-c", digests], in: repository.folder, environment: python)
    try Shell.git("switch", "-q", "main", in: repository.folder)
    try repository.commit("the model")
    try Shell.git("update-ref", "refs/remotes/origin/main", "HEAD", in: repository.folder)
    try Shell.git("switch", "-q", "-C", "topic", in: repository.folder)
    try repository.replace("# ", with: "#  ", in: "README.md")
    try repository.commit("candidate")
    return repository
  }
}
