// SPDX-License-Identifier: GPL-3.0-or-later
#include <concepts>
#include <nlohmann/json.hpp>
#include <type_traits>
#include <utility>

#include "core/utf8_path.h"
#include "flipbook/model_page.h"

namespace flipbook {

namespace {

using Json = nlohmann::ordered_json;

// The keys of each part, once for writing and for reading.

template <class Visitor, class Facts>
requires std::same_as<std::remove_const_t<Facts>, MotionFacts>
void visit_fields(Visitor& visit, Facts& facts)
{
    visit("version", facts.version);
    visit("channels", facts.channels);
    visit("modules", facts.modules);
    visit("positions", facts.positions);
    visit("longest_window", facts.longest_window);
    visit("betas", facts.betas);
    visit("joint_norms", facts.joint_norms);
}

template <class Visitor, class Facts>
requires std::same_as<std::remove_const_t<Facts>, LoraFacts>
void visit_fields(Visitor& visit, Facts& facts)
{
    visit("format", facts.format);
    visit("algorithm", facts.algorithm);
    visit("smallest_rank", facts.smallest_rank);
    visit("largest_rank", facts.largest_rank);
    visit("has_alpha", facts.has_alpha);
    visit("unet_layers", facts.unet_layers);
    visit("text_encoder_layers", facts.text_encoder_layers);
    visit("motion_layers", facts.motion_layers);
    visit("has_mid_block", facts.has_mid_block);
}

template <class Visitor, class Facts>
requires std::same_as<std::remove_const_t<Facts>, EmbeddingFacts>
void visit_fields(Visitor& visit, Facts& facts)
{
    visit("word", facts.word);
    visit("vectors", facts.vectors);
    visit("width", facts.width);
}

template <class Visitor, class Facts>
requires std::same_as<std::remove_const_t<Facts>, CheckpointFacts>
void visit_fields(Visitor& visit, Facts& facts)
{
    visit("has_unet", facts.has_unet);
    visit("has_vae", facts.has_vae);
    visit("has_text_encoder", facts.has_text_encoder);
    visit("has_ema", facts.has_ema);
    visit("input_channels", facts.input_channels);
    visit("text_width", facts.text_width);
    visit("prediction", facts.prediction);
}

template <class Visitor, class Facts>
requires std::same_as<std::remove_const_t<Facts>, FileHashes>
void visit_fields(Visitor& visit, Facts& facts)
{
    visit("sha256", facts.sha256);
    visit("a1111", facts.a1111);
    visit("a1111_old", facts.a1111_old);
    visit("a1111_lora", facts.a1111_lora);
}

template <class Visitor, class Facts>
requires std::same_as<std::remove_const_t<Facts>, DeepFindings>
void visit_fields(Visitor& visit, Facts& facts)
{
    visit("not_finite", facts.not_finite);
    visit("all_zero", facts.all_zero);
    visit("duplicated", facts.duplicated);
    visit("extra", facts.extra);
}

template <class Visitor, class Page>
requires std::same_as<std::remove_const_t<Page>, ModelPage>
void visit_fields(Visitor& visit, Page& page)
{
    visit("path", page.path);
    visit("file_bytes", page.file_bytes);
    visit("container", page.container);
    visit("kind", page.kind);
    visit("variant", page.variant);
    visit("base", page.base);
    visit("precision", page.precision);
    visit("tensor_count", page.tensor_count);
    visit("parameter_count", page.parameter_count);
    visit("motion", page.motion);
    visit("lora", page.lora);
    visit("embedding", page.embedding);
    visit("checkpoint", page.checkpoint);
    visit("title", page.title);
    visit("author", page.author);
    visit("licence", page.licence);
    visit("trigger_words", page.trigger_words);
    visit("notes", page.notes);
    visit("problems", page.problems);
    visit("problem_code", page.problem_code);
    visit("missing", page.missing);
    visit("hashes", page.hashes);
    visit("deep", page.deep);
}

// Enumerations and paths as texts.

std::string to_text(ModelKind kind)
{
    return kind_name(kind);
}

std::string to_text(ModelBase base)
{
    return base_name(base);
}

std::string to_text(BetaSchedule betas)
{
    return to_string(betas);
}

std::string to_text(ErrorCode code)
{
    return error_name(code);
}

std::string to_text(const std::filesystem::path& path)
{
    return path_to_utf8(path);
}

bool from_text(const std::string& text, ModelKind& kind)
{
    const auto found = kind_from_name(text);
    kind = found.value_or(ModelKind::unknown);
    return found.has_value();
}

bool from_text(const std::string& text, ModelBase& base)
{
    const auto found = base_from_name(text);
    base = found.value_or(ModelBase::unknown);
    return found.has_value();
}

bool from_text(const std::string& text, BetaSchedule& betas)
{
    const auto found = parse_enum<BetaSchedule>(text);
    if (found)
        betas = found.value();
    return found.has_value();
}

bool from_text(const std::string& text, ErrorCode& code)
{
    for (const ErrorCode one :
         {ErrorCode::not_found, ErrorCode::io, ErrorCode::unsupported_format, ErrorCode::corrupt})
        if (text == error_name(one)) {
            code = one;
            return true;
        }
    return false;
}

bool from_text(const std::string& text, std::filesystem::path& path)
{
    path = path_from_utf8(text);
    return true;
}

template <class Value>
concept TextLike = requires(const Value& value)
{
    to_text(value);
}
&&!std::is_arithmetic_v<Value> && !std::same_as<Value, std::string>;

class Writer {
public:
    explicit Writer(Json& json) : m_json(json) { }

    template <class Value> void operator()(const char* key, const Value& value)
    {
        if constexpr (TextLike<Value>)
            m_json[key] = to_text(value);
        else
            m_json[key] = value;
    }

    void operator()(const char* key, const std::optional<std::int64_t>& value)
    {
        if (value)
            m_json[key] = *value;
    }

    template <class Facts> void operator()(const char* key, const std::optional<Facts>& facts)
    {
        if (!facts)
            return;
        if constexpr (TextLike<Facts>) {
            m_json[key] = to_text(*facts);
        } else {
            Json object = Json::object();
            Writer writer(object);
            visit_fields(writer, *facts);
            m_json[key] = std::move(object);
        }
    }

private:
    Json& m_json;
};

// Remembers whether every key was there with a value of its type.
class Reader {
public:
    explicit Reader(const Json& json) : m_json(json) { }

    template <class Value> void operator()(const char* key, Value& value)
    {
        const auto found = m_json.find(key);
        m_is_whole = found != m_json.end() && read(*found, value) && m_is_whole;
    }

    template <class Value> void operator()(const char* key, std::optional<Value>& value)
    {
        const auto found = m_json.find(key);
        if (found == m_json.end())
            return;
        value.emplace();
        m_is_whole = read(*found, *value) && m_is_whole;
    }

    bool is_whole() const { return m_is_whole; }

private:
    template <class Value> static bool read(const Json& json, Value& value)
    {
        if constexpr (std::same_as<Value, bool>) {
            return json.is_boolean() && (value = json.get<bool>(), true);
        } else if constexpr (std::is_integral_v<Value>) {
            return json.is_number_integer() && (value = json.get<Value>(), true);
        } else if constexpr (std::same_as<Value, std::string>) {
            return json.is_string() && (value = json.get<std::string>(), true);
        } else if constexpr (TextLike<Value>) {
            return json.is_string() && from_text(json.get<std::string>(), value);
        } else {
            if (!json.is_object())
                return false;
            Reader reader(json);
            visit_fields(reader, value);
            return reader.m_is_whole;
        }
    }

    template <class Value> static bool read(const Json& json, std::vector<Value>& values)
    {
        if (!json.is_array())
            return false;
        for (const Json& item : json)
            if (!read(item, values.emplace_back()))
                return false;
        return true;
    }

    const Json& m_json;
    bool m_is_whole = true;
};

}  // namespace

std::string to_json(const ModelPage& page)
{
    Json json = Json::object();
    json["usable"] = page.is_usable();
    Writer writer(json);
    visit_fields(writer, page);
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<ModelPage> page_from_json(const std::string& text)
{
    const Json json = Json::parse(text, nullptr, false);
    ModelPage page;
    if (json.is_object()) {
        Reader reader(json);
        visit_fields(reader, page);
        if (reader.is_whole())
            return page;
    }
    return Error{ErrorCode::corrupt, "A page of the catalog is no JSON object with all its keys."};
}

}  // namespace flipbook
