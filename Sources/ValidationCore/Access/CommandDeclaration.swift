// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Command as the manifest declares it: arguments, never a shell line.
public struct CommandDeclaration: Codable, Hashable, Sendable {
  /// Program and arguments before substitution of `{output}` and `{workspace}`.
  public var arguments: [String]
  /// Folder it starts in, relative to the repository.
  public var folder: RepositoryPath
  public var environment: EnvironmentDeclaration
  public var timeout: TimeSpan

  public static let defaultTimeout = TimeSpan(seconds: 1800)

  public init(
    arguments: [String], folder: RepositoryPath = .root,
    environment: EnvironmentDeclaration = EnvironmentDeclaration(),
    timeout: TimeSpan = CommandDeclaration.defaultTimeout
  ) {
    self.arguments = arguments
    self.folder = folder
    self.environment = environment
    self.timeout = timeout
  }
}

/// What of the environment a command sees beyond PATH, HOME, LANG, LC_*, TZ, VIRTUAL_ENV and
/// CONDA_PREFIX.
public struct EnvironmentDeclaration: Codable, Hashable, Sendable {
  /// Names of variables that are passed on.
  public var pass: [String]
  /// Variables with fixed values.
  public var set: [String: String]
  /// Names of variables that are passed on and whose values are masked wherever they would be shown.
  public var secrets: [String]

  public init(pass: [String] = [], set: [String: String] = [:], secrets: [String] = []) {
    self.pass = pass
    self.set = set
    self.secrets = secrets
  }
}
