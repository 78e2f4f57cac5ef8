// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// What callers of an MLflow model give and get, as its description says: JSON texts within YAML.
///
/// All of it or nothing: a part that cannot be read would pass for one that is not there.
enum MLflowSignature {
  enum Refusal: Error, Hashable {
    case broken(String, offset: UInt64)
    /// Perhaps right, and not as MLflow writes it.
    case unknown(String, offset: UInt64)
  }

  /// Inputs, outputs or parameters as JSON.
  struct Part {
    enum Name: String { case inputs, outputs, params }

    let name: Name
    let text: String
    let offset: UInt64
  }

  // MARK: YAML

  /// None where the model has no signature.
  static func parts(in pairs: [YAMLPair]) -> Result<[Part], Refusal> {
    let places = pairs.indices.filter { pairs[$0].column == 0 && pairs[$0].key == "signature" }
    guard let place = places.first else { return .success([]) }
    let offset = pairs[place].offset
    guard places.count == 1 else {
      return .failure(.unknown("it stands there \(places.count) times", offset: offset))
    }
    switch pairs[place].value {
    case .nothing: return .success([])
    case .text(let text) where isNull(text): return .success([])
    case .text, .alias: return .failure(.unknown("it is no mapping", offset: offset))
    case .collection: return parts(below: pairs[(place + 1)...].prefix { $0.column > 0 })
    }
  }

  private static func parts(below section: ArraySlice<YAMLPair>) -> Result<[Part], Refusal> {
    var parts: [Part] = []
    for pair in section {
      guard pair.column == section.first?.column, let key = pair.key else {
        return .failure(.unknown("something is nested in it", offset: pair.offset))
      }
      // What later versions may add is no part of what callers give and get.
      guard let name = Part.Name(rawValue: key) else { continue }
      if parts.contains(where: { $0.name == name }) {
        return .failure(.unknown("\(key) stands there twice", offset: pair.offset))
      }
      switch pair.value {
      case .nothing: continue
      case .text(let text) where isNull(text): continue
      case .text(let text): parts.append(Part(name: name, text: text, offset: pair.offset))
      case .alias, .collection:
        return .failure(.unknown("\(key) is no JSON text", offset: pair.offset))
      }
    }
    return .success(parts)
  }

  static func isNull(_ text: String) -> Bool {
    ["", "~", "null", "Null", "NULL"].contains(text)
  }

  // MARK: JSON

  static func ports(_ parts: [Part]) throws(Refusal) -> [ArtifactContents.Port] {
    var ports: [ArtifactContents.Port] = []
    for part in parts {
      var names: Set<ExactText> = []
      for (place, value) in try elements(of: part).enumerated() {
        let port = try port(value, at: place, of: part)
        guard names.insert(ExactText(port.name)).inserted else {
          throw .unknown(
            "\(part.name.rawValue) have \(port.name.excerpt) twice", offset: part.offset)
        }
        ports.append(port)
      }
    }
    return ports
  }

  private static func elements(of part: Part) throws(Refusal) -> [JSONValue] {
    let value: JSONValue
    do throws(JSONCursor.SyntaxError) {
      // Defaults of parameters are what Python's json writes.
      value = try JSONValue(parsing: Array(part.text.utf8), takesPythonNumbers: true)
    } catch {
      throw .broken("\(part.name.rawValue) are no JSON: \(error.message)", offset: part.offset)
    }
    if value == .null { return [] }
    guard let elements = value.elements else {
      throw .broken("\(part.name.rawValue) are no list", offset: part.offset)
    }
    return elements
  }

  /// Columns without a name are known by their place, as in a data frame.
  private static func port(
    _ value: JSONValue, at place: Int, of part: Part
  ) throws(Refusal) -> ArtifactContents.Port {
    let isParameter = part.name == .params
    let tensor = value["tensor-spec"]
    guard let type = tensor.map({ $0["dtype"]?.text }) ?? MLflowType.text(value) else {
      throw .broken("\(part.name.rawValue)[\(place)] has no type", offset: part.offset)
    }
    let isOptional =
      isParameter || value["required"] == .bool(false)
      || value["optional"] == .bool(true)
    // Callers give and take by name, so that the order does not count: each has a group.
    return ArtifactContents.Port(
      direction: part.name == .outputs ? .output : .input, name: value["name"]?.text ?? "\(place)",
      type: isOptional ? type + "?" : type, shape: shape((tensor ?? value)["shape"]),
      group: isParameter ? "parameters" : "signature")
  }

  /// Nil for columns, whose rows have none.
  private static func shape(_ value: JSONValue?) -> [String]? {
    value?.elements?.map { length in
      length.integer.flatMap { $0 < 0 ? nil : String($0) } ?? "?"
    }
  }
}
