// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Parts of TensorFlow's messages: what is read of them, and what tells one from another.
enum TensorFlowMessages {
  static let savedModel = ProtobufSchema(
    "SavedModel", [1: .integer("saved_model_schema_version"), 2: .list("meta_graphs")])

  static let metaGraph = ProtobufSchema(
    "MetaGraphDef",
    [
      1: .bytes("meta_info_def"), 2: .bytes("graph_def"), 3: .bytes("saver_def"),
      4: .list("collection_def"), 5: .list("signature_def"), 6: .list("asset_file_def"),
      7: .bytes("object_graph_def"),
    ])

  static let metaInfo = ProtobufSchema(
    "MetaInfoDef",
    [
      1: .bytes("meta_graph_version"), 2: .bytes("stripped_op_list"), 3: .bytes("any_info"),
      4: .list("tags"), 5: .bytes("tensorflow_version"), 6: .bytes("tensorflow_git_version"),
      7: .integer("stripped_default_attrs"), 8: .list("function_aliases"),
    ])

  static let graph = ProtobufSchema(
    "GraphDef",
    [
      1: .list("node"), 2: .bytes("library"), 3: .integer("version"), 4: .bytes("versions"),
      5: .bytes("debug_info"),
    ])

  static let node = ProtobufSchema(
    "NodeDef",
    [
      1: .bytes("name"), 2: .bytes("op"), 3: .list("input"), 4: .bytes("device"),
      5: .list("attr"), 6: .bytes("experimental_debug_info"), 7: .bytes("experimental_type"),
    ])

  static let library = ProtobufSchema(
    "FunctionDefLibrary",
    [1: .list("function"), 2: .list("gradient"), 3: .list("registered_gradients")])

  static let function = ProtobufSchema(
    "FunctionDef", isOpen: true, [1: .bytes("signature"), 3: .list("node_def")])

  static let operatorDefinition = ProtobufSchema("OpDef", isOpen: true, [1: .bytes("name")])

  static let entry = ProtobufSchema("map entry", [1: .bytes("key"), 2: .bytes("value")])

  static let attributeValue = ProtobufSchema("AttrValue", isOpen: true, [2: .bytes("s")])

  static let signature = ProtobufSchema(
    "SignatureDef", isOpen: true, [1: .list("inputs"), 2: .list("outputs")])

  static let tensorInfo = ProtobufSchema(
    "TensorInfo", isOpen: true, [2: .integer("dtype"), 3: .bytes("tensor_shape")])

  static let shape = ProtobufSchema(
    "TensorShapeProto", [2: .list("dim"), 3: .integer("unknown_rank")])

  static let dimension = ProtobufSchema(
    "TensorShapeProto.Dim", [1: .integer("size"), 2: .bytes("name")])

  static let assetFile = ProtobufSchema(
    "AssetFileDef", [1: .bytes("tensor_info"), 2: .bytes("filename")])

  static let savedMetadata = ProtobufSchema("SavedMetadata", [1: .list("nodes")])

  static let savedObject = ProtobufSchema(
    "SavedObject",
    [
      1: .bytes("parent"), 2: .integer("node_id"), 3: .bytes("node_path"), 4: .bytes("identifier"),
      5: .bytes("metadata"), 6: .bytes("version"),
    ])

  static let objectGraph = ProtobufSchema(
    "SavedObjectGraph", isOpen: true, [1: .list("nodes")])

  static let graphObject = ProtobufSchema(
    "SavedObject", isOpen: true, [4: .bytes("user_object")])

  static let userObject = ProtobufSchema(
    "SavedUserObject", [1: .bytes("identifier"), 2: .bytes("version"), 3: .bytes("metadata")])

  static let fingerprint = ProtobufSchema(
    "FingerprintDef",
    [
      1: .integer("saved_model_checksum"), 2: .integer("graph_def_program_hash"),
      3: .integer("signature_def_hash"), 4: .integer("saved_object_graph_hash"),
      5: .integer("checkpoint_hash"), 6: .bytes("version"), 7: .bytes("uuid"),
    ])

  static let bundleHeader = ProtobufSchema(
    "BundleHeaderProto", isOpen: true,
    [1: .integer("num_shards"), 2: .integer("endianness"), 3: .bytes("version")])

  static let bundleEntry = ProtobufSchema(
    "BundleEntryProto", isOpen: true,
    [
      1: .integer("dtype"), 2: .bytes("shape"), 3: .integer("shard_id"), 4: .integer("offset"),
      5: .integer("size"), 6: .float("crc32c"), 7: .list("slices"),
    ])

  /// `DataType` by its number; a reference to a variable is a hundred more.
  static func typeName(_ number: UInt64) -> String {
    types[Int(truncatingIfNeeded: number % 100)] ?? "\(number)"
  }

  private static let types: [Int: String] = {
    let names = [
      "float", "double", "int32", "uint8", "int16", "int8", "string", "complex64", "int64", "bool",
      "qint8", "quint8", "qint32", "bfloat16", "qint16", "quint16", "uint16", "complex128", "half",
      "resource", "variant", "uint32", "uint64", "float8_e5m2", "float8_e4m3fn",
    ]
    return Dictionary(uniqueKeysWithValues: names.enumerated().map { ($0.offset + 1, $0.element) })
  }()
}
