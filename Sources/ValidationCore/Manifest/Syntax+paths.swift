// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

extension Syntax where Value == RepositoryPath {
  /// Path of a file or folder, relative to the manifest's folder; it may not leave the repository.
  public static var path: Syntax {
    Syntax(schema: .anyScalar) { node, decoding in
      guard let text = node.text, !text.isEmpty else {
        decoding.report("expected a path, found \(node.description)", at: node)
        return nil
      }
      if let path = RepositoryPath(text, in: decoding.modelRoot) { return path }
      decoding.report(
        "path \(node.description) leaves the repository; paths are relative to the manifest's folder",
        at: node)
      return nil
    }
  }
}

extension Syntax where Value == Glob {
  /// Pattern of paths relative to the manifest's folder: `*`, `?`, and `**` for any folders.
  public static var glob: Syntax {
    Syntax(schema: .anyScalar) { node, decoding in
      guard let text = node.text, !text.isEmpty, text.utf8.count <= 1_000 else {
        decoding.report("expected a path or pattern, found \(node.description)", at: node)
        return nil
      }
      if let path = RepositoryPath(text, in: decoding.modelRoot) { return Glob(path.text) }
      decoding.report(
        "pattern \(node.description) leaves the repository; patterns are relative to the "
          + "manifest's folder", at: node)
      return nil
    }
  }
}

extension Syntax where Value == CommandDeclaration {
  /// A list of arguments, or a mapping with `run`, `in`, `environment` and `timeout`. Never a shell line.
  public static var command: Syntax {
    let arguments = Syntax<[String]>.list(of: .argument, atLeast: 1)
    let full = Syntax<PlacedCommand>.mapping(PlacedCommand.fields(arguments))
    let schema = JSONValue.object(["anyOf": .array([arguments.schema, full.schema])])
    return Syntax(schema: schema) { node, decoding in
      switch node.content {
      case .sequence:
        return arguments.read(node, &decoding).map {
          CommandDeclaration(arguments: $0, folder: decoding.modelRoot)
        }
      case .mapping:
        return full.read(node, &decoding)?.declaration(standard: decoding.modelRoot)
      case .scalar:
        decoding.report(
          "expected a list of arguments such as [python, train.py], found \(node.description); "
            + "there is no shell", at: node)
        return nil
      }
    }
  }
}

/// A command whose folder may still be the manifest's own.
private struct PlacedCommand: Sendable {
  var arguments: [String]
  var folder: RepositoryPath?
  var environment: EnvironmentDeclaration
  var timeout: TimeSpan

  static func fields(_ arguments: Syntax<[String]>) -> Fields<PlacedCommand> {
    Fields(
      .required("run", arguments, "program and arguments, one a list element"),
      .optional("in", .path, "folder it starts in; the manifest's folder by default"),
      .optional(
        "environment", .environment, default: EnvironmentDeclaration(),
        "variables it sees beyond the basic ones"),
      .optional(
        "timeout", .duration, default: CommandDeclaration.defaultTimeout,
        "it is ended after this; 30m by default")
    ) { PlacedCommand(arguments: $0, folder: $1, environment: $2, timeout: $3) }
  }

  func declaration(standard: RepositoryPath) -> CommandDeclaration {
    CommandDeclaration(
      arguments: arguments, folder: folder ?? standard, environment: environment, timeout: timeout)
  }
}

extension Syntax where Value == String {
  /// Argument of a command: any text, also empty.
  static var argument: Syntax {
    .scalar("an argument", schema: .anyScalar) { $0.unicodeScalars.contains("\0") ? nil : $0 }
  }

  static var variableName: Syntax {
    .scalar("the name of an environment variable", schema: .anyScalar) { text in
      text.isEmpty || text.contains("=") || text.unicodeScalars.contains("\0") ? nil : text
    }
  }
}

extension Syntax where Value == EnvironmentDeclaration {
  static var environment: Syntax {
    .mapping(
      Fields(
        .optional(
          "pass", .list(of: .variableName), default: [], "variables passed on from outside"),
        .optional("set", .named(.argument), default: [], "variables with fixed values"),
        .optional(
          "secrets", .list(of: .variableName), default: [],
          "variables passed on whose values are masked in everything that is shown")
      ) { pass, set, secrets in
        EnvironmentDeclaration(
          pass: pass, set: Dictionary(set.map { ($0.name, $0.value) }) { _, last in last },
          secrets: secrets)
      })
  }
}
