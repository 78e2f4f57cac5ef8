// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// The fields that a kind of message may have: enough to tell what is foreign, doubled or mistyped.
struct ProtobufSchema: Sendable {
  struct Field: Sendable {
    let name: String
    let wire: Wire
    let isRepeated: Bool

    /// An integer, an enumeration or a truth value.
    static func integer(_ name: String) -> Self { Self(name: name, wire: .varint) }
    static func integers(_ name: String) -> Self {
      Self(name: name, wire: .varint, isRepeated: true)
    }
    static func float(_ name: String) -> Self { Self(name: name, wire: .fixed32) }
    static func floats(_ name: String) -> Self {
      Self(name: name, wire: .fixed32, isRepeated: true)
    }
    static func double(_ name: String) -> Self { Self(name: name, wire: .fixed64) }
    static func doubles(_ name: String) -> Self {
      Self(name: name, wire: .fixed64, isRepeated: true)
    }
    /// Text, bytes or a message.
    static func bytes(_ name: String) -> Self { Self(name: name, wire: .span) }
    static func list(_ name: String) -> Self { Self(name: name, wire: .span, isRepeated: true) }

    private init(name: String, wire: Wire, isRepeated: Bool = false) {
      self.name = name
      self.wire = wire
      self.isRepeated = isRepeated
    }
  }

  enum Wire: Sendable { case varint, fixed32, fixed64, span }

  let name: String
  let fields: [Int: Field]
  /// Other fields are none of the reader's business.
  let isOpen: Bool

  init(_ name: String, isOpen: Bool = false, _ fields: [Int: Field]) {
    self.name = name
    self.fields = fields
    self.isOpen = isOpen
  }
}

extension ProtobufSchema.Field {
  /// Repeated numbers come one by one or packed, whatever the schema prefers.
  func takes(_ value: ProtobufField.Value) -> Bool {
    switch (value, wire) {
    case (.varint, .varint), (.fixed32, .fixed32), (.fixed64, .fixed64), (.span, .span): true
    case (.span, _): isRepeated
    default: false
    }
  }
}
