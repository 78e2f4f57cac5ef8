// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

extension KerasConfiguration {
  /// Inputs of the outermost model with their shapes, and the names of its outputs.
  func notePorts(_ model: JSONValue) throws(ReadStop) {
    guard let config = model["config"] else { return }
    let layers = config["layers"]?.elements ?? config.elements ?? []
    for layer in layers where layer["class_name"]?.text == "InputLayer" {
      try scan.spend()
      note(.input, layer["config"], named: layer["name"]?.text)
    }
    for name in Self.names(in: config["output_layers"]) {
      scan.note(
        .init(direction: .output, name: name.excerpt, type: "", shape: nil, group: nil))
    }
  }

  private func note(
    _ direction: ArtifactContents.Port.Direction, _ config: JSONValue?, named name: String?
  ) {
    guard let config else { return }
    let shape = (config["batch_shape"] ?? config["batch_input_shape"])?.elements
    scan.note(
      .init(
        direction: direction, name: (config["name"]?.text ?? name ?? "").excerpt,
        type: (config["dtype"]?.text ?? "").excerpt,
        shape: shape?.prefix(32).map { $0.integer.map(String.init) ?? "?" }, group: nil))
  }

  /// `[name, node, tensor]`, a list of those, or a dictionary of them.
  private static func names(in value: JSONValue?) -> [String] {
    switch value {
    case .array(let elements):
      if let name = elements.first?.text { return [name] }
      return elements.flatMap { names(in: $0) }
    case .object(let entries): return entries.flatMap { names(in: $0.value) }
    default: return []
    }
  }
}
