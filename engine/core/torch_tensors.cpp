// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/torch_tensors.h"

#include <algorithm>
#include <array>
#include <limits>
#include <string_view>
#include <utility>

namespace flipbook {

namespace {

using Kind = PickleValue::Kind;
using Entries = std::vector<PickleValue::Entry>;

struct NamedType {
    std::string_view storage;  // "torch.HalfStorage"
    std::string_view dtype;    // "torch.float16"
    DType type;
};

constexpr std::array types{
    NamedType{"DoubleStorage", "float64", DType::f64},
    NamedType{"FloatStorage", "float32", DType::f32},
    NamedType{"HalfStorage", "float16", DType::f16},
    NamedType{"BFloat16Storage", "bfloat16", DType::bf16},
    NamedType{"Float8_e4m3fnStorage", "float8_e4m3fn", DType::f8_e4m3},
    NamedType{"LongStorage", "int64", DType::i64},
    NamedType{"IntStorage", "int32", DType::i32},
    NamedType{"ShortStorage", "int16", DType::i16},
    NamedType{"CharStorage", "int8", DType::i8},
    NamedType{"ByteStorage", "uint8", DType::u8},
    NamedType{"BoolStorage", "bool", DType::boolean},
};

// In which all the rest of a file may be wrapped. Averaged weights come first where both are there.
constexpr std::array wrappers{
    "params_ema",
    "state_dict",
    "params",
    "module",
    "model",
    "controlnet",
    "unet",
    "motion_module_state_dict",
    "lora_state_dict",
    "ema",
    "model_state_dict",
    "pose_encoder_state_dict",
};

std::string_view last_part(std::string_view name)
{
    return name.substr(name.rfind('.') + 1);
}

const std::string* called_name(const PickleValue& value)
{
    if (value.kind != Kind::call || value.items.front()->kind != Kind::global)
        return nullptr;
    return &value.items.front()->text;
}

const std::vector<const PickleValue*>& arguments_of(const PickleValue& call)
{
    return call.items[1]->items;
}

// The entries of a dictionary or of an object that was filled like one; nothing for the rest.
std::optional<Entries> entries_of(const PickleValue& value)
{
    if (value.kind == Kind::mapping)
        return value.entries;
    const std::string* name = called_name(value);
    if (!name)
        return std::nullopt;
    if (!value.entries.empty() || *name != "collections.OrderedDict")
        return value.entries.empty() ? std::nullopt : std::optional(value.entries);
    // Python 2 hands an OrderedDict its pairs as the argument.
    Entries pairs;
    if (const auto& arguments = arguments_of(value); !arguments.empty())
        for (const PickleValue* pair : arguments.front()->items)
            if (pair->items.size() == 2)
                pairs.emplace_back(pair->items[0], pair->items[1]);
    return pairs;
}

// The call that makes a tensor, without the parameter that may be around it.
const PickleValue* tensor_call(const PickleValue& value)
{
    const PickleValue* call = &value;
    constexpr int most_wrappings = 3;
    for (int i = 0; i < most_wrappings; ++i) {
        const std::string* name = called_name(*call);
        if (!name)
            return nullptr;
        if (name->starts_with("torch._utils._rebuild_tensor"))
            return call;
        if (!name->starts_with("torch._utils._rebuild_parameter") || arguments_of(*call).empty())
            return nullptr;
        call = arguments_of(*call).front();
    }
    return nullptr;
}

struct Storage {
    std::string key;
    std::optional<DType> type;  // Absent for bytes without a type.
    std::string type_name;
    std::uint64_t elements = 0;  // Of the type, or bytes.
    std::uint64_t first = 0;     // Of a view: where it begins.
};

// ('storage', type, key, place, elements), and in old files the view (key, first, elements).
std::optional<Storage> read_storage(const PickleValue& value)
{
    if (value.kind != Kind::persistent)
        return std::nullopt;
    const auto& parts = value.items.front()->items;
    if (parts.size() < 5 || parts[0]->text != "storage" || parts[4]->kind != Kind::integer
        || parts[4]->integer < 0)
        return std::nullopt;
    Storage storage;
    storage.type_name = parts[1]->text;
    for (const NamedType& type : types)
        if (last_part(storage.type_name) == type.storage)
            storage.type = type.type;
    storage.key =
        parts[2]->kind == Kind::integer ? std::to_string(parts[2]->integer) : parts[2]->text;
    storage.elements = static_cast<std::uint64_t>(parts[4]->integer);
    if (parts.size() > 5 && parts[5]->items.size() == 3) {
        const auto& view = parts[5]->items;
        if (view[1]->integer < 0 || view[2]->integer < 0)
            return std::nullopt;
        storage.first = static_cast<std::uint64_t>(view[1]->integer);
        storage.elements = storage.first + static_cast<std::uint64_t>(view[2]->integer);
    }
    return storage;
}

std::optional<std::vector<std::int64_t>> read_extents(const PickleValue& value)
{
    std::vector<std::int64_t> extents;
    for (const PickleValue* item : value.items) {
        if (item->kind != Kind::integer || item->integer < 0 || !item->text.empty())
            return std::nullopt;
        extents.push_back(item->integer);
    }
    return extents;
}

bool is_in_c_order(const std::vector<std::int64_t>& shape, const std::vector<std::int64_t>& strides)
{
    std::int64_t expected = 1;
    for (std::size_t i = shape.size(); i-- > 0;) {
        if (shape[i] != 1 && strides[i] != expected)
            return false;
        expected *= shape[i];
    }
    return true;
}

// Elements from the first to the last, both included; nothing where they are more than `limit`, or
// where indices share elements so that a small storage would make a large tensor.
std::optional<std::uint64_t> reach(const std::vector<std::int64_t>& shape,
                                   const std::vector<std::int64_t>& strides, std::uint64_t limit)
{
    std::uint64_t count = 1, last = 0;
    for (const std::int64_t extent : shape)
        if (extent == 0)
            return 0;
    for (std::size_t i = 0; i < shape.size(); ++i) {
        const auto extent = static_cast<std::uint64_t>(shape[i]);
        const auto stride = static_cast<std::uint64_t>(strides[i]);
        if (count > limit / extent || (extent > 1 && stride > limit / (extent - 1)))
            return std::nullopt;
        count *= extent;
        last += (extent - 1) * stride;
        if (last >= limit)
            return std::nullopt;
    }
    return count <= limit ? std::optional(last + 1) : std::nullopt;
}

class Collector {
public:
    explicit Collector(const std::string& file) : m_file(file) { }

    Result<TorchContent> collect(const PickleValue& root)
    {
        const PickleValue* content = unwrapped(&root);
        if (const auto entries = entries_of(*content))
            FLIPBOOK_TRY(add_entries(*entries, "", 0));
        for (const auto& [key, value] : entries_of(root).value_or(Entries{})) {
            if (value->kind == Kind::text)
                m_content.metadata[key->text] = value->text;
            else if (value->kind == Kind::integer)
                m_content.metadata[key->text] = std::to_string(value->integer);
        }
        for (auto& [name, tensor] : m_tensors)
            m_content.tensors.push_back(std::move(tensor));
        return std::move(m_content);
    }

private:
    static constexpr int deepest = 4;

    bool holds_tensor(const PickleValue& value, int depth)
    {
        const auto entries = entries_of(value);
        if (!entries || depth > deepest || ++m_visits > most_visits)
            return false;
        return std::any_of(entries->begin(), entries->end(), [&](const auto& entry) {
            return tensor_call(*entry.second) || holds_tensor(*entry.second, depth + 1);
        });
    }

    const PickleValue* unwrapped(const PickleValue* value)
    {
        for (int i = 0; i < deepest; ++i) {
            const PickleValue* inner = nullptr;
            const Entries entries = entries_of(*value).value_or(Entries{});
            for (const char* wrapper : wrappers)
                for (const auto& [key, child] : entries)
                    if (!inner && key->kind == Kind::text && key->text == wrapper
                        && holds_tensor(*child, 0))
                        inner = child;
            if (!inner)
                break;
            value = inner;
        }
        return value;
    }

    Result<void> add_entries(const Entries& entries, const std::string& prefix, int depth)
    {
        for (const auto& [key, value] : entries) {
            if (++m_visits > most_visits)
                return Error{ErrorCode::corrupt,
                             m_file + " is damaged: its dictionaries contain each other."};
            if (key->kind != Kind::text)
                continue;
            const std::string name = prefix + key->text;
            if (const PickleValue* call = tensor_call(*value)) {
                FLIPBOOK_ASSIGN(m_tensors[name], read_tensor(*call, name));
            } else if (const auto inner = entries_of(*value); inner && depth < deepest) {
                FLIPBOOK_TRY(add_entries(*inner, name + ".", depth + 1));
            }
        }
        return {};
    }

    Error wrong(const std::string& name, const std::string& problem) const
    {
        return {ErrorCode::corrupt,
                m_file + " is damaged: tensor \"" + name + "\" " + problem + "."};
    }

    Result<TorchTensor> read_tensor(const PickleValue& call, const std::string& name) const
    {
        const auto& arguments = arguments_of(call);
        if (arguments.size() < 4)
            return wrong(name, "is described incompletely");
        const auto storage = read_storage(*arguments[0]);
        const auto shape = read_extents(*arguments[2]), strides = read_extents(*arguments[3]);
        const std::int64_t offset = arguments[1]->integer;
        if (!storage || !shape || !strides || shape->size() != strides->size() || offset < 0)
            return wrong(name, "is described by values of another kind");
        auto type = storage->type;
        std::string type_name = storage->type_name;
        std::uint64_t elements = storage->elements;
        if (!type && arguments.size() > 6) {  // _rebuild_tensor_v3: bytes, and their type apart.
            type_name = arguments[6]->text;
            for (const NamedType& named : types)
                if (last_part(type_name) == named.dtype)
                    type = named.type;
            if (type)
                elements /= dtype_size(*type);
        }
        if (!type)
            return Error{ErrorCode::unsupported_format, m_file + " has a tensor \"" + name
                                                            + "\" of type " + type_name
                                                            + ", which is not known here."};
        const std::uint64_t size = dtype_size(*type);
        const std::uint64_t first = storage->first + static_cast<std::uint64_t>(offset);
        const auto length =
            first <= elements ? reach(*shape, *strides, elements - first) : std::nullopt;
        if (!length || elements > std::numeric_limits<std::uint64_t>::max() / size)
            return wrong(name, "of shape " + shape_text(*shape) + " reaches beyond its storage of "
                                   + std::to_string(elements) + " elements");
        TorchTensor tensor{name,         *type,           *shape,       {},
                           storage->key, elements * size, first * size, (first + *length) * size};
        if (!is_in_c_order(*shape, *strides))
            tensor.strides = *strides;
        return tensor;
    }

    static constexpr std::uint64_t most_visits = 1'000'000;

    const std::string& m_file;
    TorchContent m_content;
    std::map<std::string, TorchTensor> m_tensors;  // A key that is set twice keeps the last value.
    std::uint64_t m_visits = 0;
};

}  // namespace

Result<TorchContent> find_torch_tensors(const Pickle& pickle, const std::string& file)
{
    return Collector(file).collect(pickle.root());
}

std::unordered_map<std::string, std::uint64_t> storage_element_sizes(const Pickle& pickle)
{
    std::unordered_map<std::string, std::uint64_t> sizes;
    for (const PickleValue& value : pickle.values())
        if (const auto storage = read_storage(value))
            sizes[storage->key] = storage->type ? dtype_size(*storage->type) : 1;
    return sizes;
}

std::optional<std::string> dangerous_call(const Pickle& pickle)
{
    constexpr std::array<std::string_view, 20> modules{
        "os",      "posix",  "nt",         "subprocess", "sys",    "socket",         "shutil",
        "pty",     "runpy",  "webbrowser", "importlib",  "ctypes", "commands",       "code",
        "marshal", "urllib", "requests",   "http",       "pip",    "multiprocessing"};
    constexpr std::array<std::string_view, 9> functions{"eval",    "exec",  "execfile",
                                                        "compile", "open",  "__import__",
                                                        "input",   "apply", "breakpoint"};
    for (const std::string& name : pickle.called()) {
        const std::string_view module = std::string_view(name).substr(0, name.find('.'));
        const bool is_builtin = module == "builtins" || module == "__builtin__";
        if (std::find(modules.begin(), modules.end(), module) != modules.end()
            || (is_builtin
                && std::find(functions.begin(), functions.end(), last_part(name))
                       != functions.end()))
            return name;
    }
    return std::nullopt;
}

bool is_expected_call(const std::string& name)
{
    return name == "collections.OrderedDict" || name.starts_with("torch._utils._rebuild_");
}

}  // namespace flipbook
