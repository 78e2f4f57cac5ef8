// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

extension Syntax where Value == ServerDeclaration {
  /// `{ command: [python, serve.py, --port, "{port}"], ready: /health, within: 60s }`.
  public static var server: Syntax {
    .mapping(
      Fields(
        .required(
          "command", Syntax<CommandDeclaration>.command,
          "starts the server; an argument, or a variable that it sets, holds {port}"),
        .required(
          "ready", Syntax<String>.requestTarget, "path that answers 200 once it can be asked"),
        .optional(
          "within", Syntax<TimeSpan>.duration, default: ServerDeclaration.standardReadyWithin,
          "longest time until it is ready; 60s by default")
      ) { command, ready, within in
        let places = command.arguments + command.environment.set.values
        guard places.contains(where: { $0.contains("{port}") }) else {
          throw ManifestMistake(
            "no argument of the command holds {port}, so the server could not be asked",
            at: "command")
        }
        return ServerDeclaration(command: command, ready: ready, readyWithin: within)
      })
  }
}

extension Syntax where Value == String {
  /// Path and query of a request. Other characters would be taken for the end of its line, or of the path.
  public static var requestTarget: Syntax {
    .scalar(
      "a path such as /predict: ASCII without blanks and #", schema: .text(matching: "^/[!\"$-~]*$")
    ) { text in
      let isPlain = text.utf8.allSatisfy { (0x21...0x7e).contains($0) && $0 != UInt8(ascii: "#") }
      return text.hasPrefix("/") && isPlain && text.utf8.count <= 2_000 ? text : nil
    }
  }
}
