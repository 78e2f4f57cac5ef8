// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// What a model takes, gives and needs, as told by its file: what its callers can rely on.
package struct ModelInterface: Hashable, Sendable, Codable {
  package enum Role: String, Hashable, Sendable, Codable, CaseIterable {
    case input, output
    /// A stored tensor, by whose name and shape code loads it.
    case parameter
  }

  package struct Value: Hashable, Sendable, Codable {
    package let role: Role
    package let name: String
    /// As the format spells it.
    package let type: String
    /// Nil where not even the number of dimensions is known.
    package let shape: [Dimension]?
    /// Callers may leave it out.
    package let isOptional: Bool
    /// Signature or function that it belongs to, where a model has several.
    package let group: String?

    package init(
      _ role: Role, _ name: String, type: String, shape: [Dimension]?, isOptional: Bool = false,
      group: String? = nil
    ) {
      self.role = role
      self.name = name
      self.type = type
      self.shape = shape
      self.isOptional = isOptional
      self.group = group
    }
  }

  /// A set of operators that whoever runs the model must have.
  package struct Domain: Hashable, Sendable, Codable {
    package let name: String
    package let version: String

    package init(_ name: String, version: String) {
      self.name = name
      self.version = version
    }
  }

  /// In the order of the file, which is that of the arguments.
  package let values: [Value]
  package let domains: [Domain]

  package init(values: [Value], domains: [Domain] = []) {
    self.values = values
    self.domains = domains
  }
}

extension ModelInterface {
  /// - Parameter includesParameters: whether stored tensors count, as for formats without a graph.
  package init(_ contents: ArtifactContents, includesParameters: Bool = false) {
    let ports = contents.ports.map(Value.init)
    let parameters = contents.tensors.filter { _ in includesParameters }.map { tensor in
      Value(
        .parameter, tensor.name, type: tensor.dtype, shape: tensor.shape.map(Dimension.fixed),
        group: tensor.members.isEmpty ? nil : tensor.members.joined(separator: "!"))
    }
    self.init(
      values: ports + parameters,
      domains: contents.metadata.compactMap { entry in
        entry.key.hasPrefix("opset:")
          ? Domain(String(entry.key.dropFirst("opset:".count)), version: entry.value) : nil
      })
  }
}

extension ModelInterface.Value {
  fileprivate init(_ port: ArtifactContents.Port) {
    let isMarked = port.type.hasSuffix("?")
    self.init(
      port.direction == .input ? .input : .output, port.name,
      type: isMarked ? String(port.type.dropLast()) : port.type,
      shape: port.shape?.map(ModelInterface.Dimension.init),
      isOptional: isMarked || port.type.hasPrefix("optional("), group: port.group)
  }
}
