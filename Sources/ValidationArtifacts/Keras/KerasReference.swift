// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// An object or function that a configuration has Keras find by module and name, and make.
struct KerasReference {
  /// Nil for the library's own registry: null, absent or empty.
  let module: String?
  /// Of the class, or of the function.
  let name: String
  let isFunction: Bool
  let config: JSONValue?
  /// Of the class name, from the beginning of the text.
  let offset: Int

  /// Nil for an object that names no class.
  init?(_ object: JSONValue) {
    guard let entry = object.entries?.last(where: { $0.key == "class_name" }),
      let className = entry.value.text
    else { return nil }
    let module = object["module"]?.text ?? ""
    self.module = module.isEmpty ? nil : module
    self.config = object["config"]
    self.offset = entry.offset
    self.isFunction = className == "function"
    self.name =
      switch className {
      case "function": object["config"]?.text ?? ""
      case "__typespec__": object["spec_name"]?.text ?? ""
      default: className
      }
    self.isMarker = Self.markers.contains(className)
    self.isTypeSpecification = className == "__typespec__"
  }

  /// A plain value in Keras's clothes: nothing is looked up.
  let isMarker: Bool
  let isTypeSpecification: Bool

  private static let markers: Set<String> = [
    "__keras_tensor__", "__tensor__", "__numpy__", "__bytes__", "__ellipsis__", "__slice__",
  ]

  /// The name without the package that it was registered under, as in `Package>Name`.
  var baseName: String { name.split(separator: ">").last.map(String.init) ?? name }

  var spelled: String { module.map { "\($0).\(name)".excerpt } ?? name.excerpt }

  var isCamelCase: Bool {
    baseName.utf8.drop { $0 == 0x5f }.first.map { (0x41...0x5a).contains($0) } == true
      && isIdentifier
  }

  /// Letters, digits and underscores: a name that reaches through no attribute and runs no code.
  var isIdentifier: Bool {
    !name.isEmpty
      && name.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x41...0x5a).contains($0) || (0x61...0x7a).contains($0)
          || $0 == 0x5f || $0 == 0x3e || $0 == 0x2d || $0 == 0x20 || $0 >= 0x80
      }
  }
}
