// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>

#include "core/utf8_path.h"
#include "models/model_configs.h"

namespace flipbook {

namespace {

// A config.json whose keys are read one by one; the first key that cannot be used is remembered.
class ConfigReader {
public:
    static Result<ConfigReader> open(const std::filesystem::path& file)
    {
        ConfigReader reader(file);
        std::ifstream stream(file, std::ios::binary);
        if (!stream)
            return reader;
        reader.m_json = nlohmann::json::parse(stream, nullptr, false);
        if (!reader.m_json.is_object())
            return Error{ErrorCode::corrupt, path_to_utf8(file) + " is not a JSON object."};
        return reader;
    }

    void descend(const char* key)
    {
        if (const auto* value = find(key); value && value->is_object())
            m_json = nlohmann::json(*value);
    }

    // Leaves `value` as it is where the key is absent or null.
    void read(const char* key, int64_t& value)
    {
        if (const auto* found = find(key)) {
            if (found->is_number_integer() && found->get<int64_t>() > 0)
                value = found->get<int64_t>();
            else
                fail(ErrorCode::corrupt, key, "a positive whole number was needed");
        }
    }

    void read(const char* key, double& value)
    {
        if (const auto* found = find(key)) {
            if (found->is_number())
                value = found->get<double>();
            else
                fail(ErrorCode::corrupt, key, "a number was needed");
        }
    }

    void read(const char* key, bool& value)
    {
        if (const auto* found = find(key)) {
            if (found->is_boolean())
                value = found->get<bool>();
            else
                fail(ErrorCode::corrupt, key, "true or false was needed");
        }
    }

    void read(const char* key, std::string& value)
    {
        if (const auto* found = find(key)) {
            if (found->is_string())
                value = found->get<std::string>();
            else
                fail(ErrorCode::corrupt, key, "a text was needed");
        }
    }

    // The key must be absent, null or one of these values.
    void demand(const char* key, std::initializer_list<nlohmann::json> values)
    {
        const auto* found = find(key);
        if (!found || std::find(values.begin(), values.end(), *found) != values.end())
            return;
        std::string needed;
        for (const auto& value : values)
            needed += (needed.empty() ? "" : " or ") + value.dump();
        fail(ErrorCode::unsupported_format, key,
             (needed.empty() ? "null" : needed) + " was needed");
    }

    Result<void> outcome() const { return m_error ? Result<void>(*m_error) : Result<void>(); }

private:
    explicit ConfigReader(std::filesystem::path file)
        : m_file(std::move(file)), m_json(nlohmann::json::object())
    { }

    const nlohmann::json* find(const char* key) const
    {
        const auto found = m_json.find(key);
        return found == m_json.end() || found->is_null() ? nullptr : &*found;
    }

    void fail(ErrorCode code, const char* key, const std::string& needed)
    {
        constexpr auto replace = nlohmann::json::error_handler_t::replace;
        if (!m_error)
            m_error = Error{code, path_to_utf8(m_file) + ": \"" + key + "\" is "
                                      + find(key)->dump(-1, ' ', false, replace) + " where "
                                      + needed + "."};
    }

    std::filesystem::path m_file;
    nlohmann::json m_json;
    std::optional<Error> m_error;
};

}  // namespace

Result<void> apply_config_file(const std::filesystem::path& file, UNetConfig& config)
{
    FLIPBOOK_ASSIGN(ConfigReader reader, ConfigReader::open(file));
    // diffusers' historical misnomer: attention_head_dim of SD 1.x is the number of heads.
    reader.read("attention_head_dim", config.heads);
    reader.read("num_attention_heads", config.heads);
    reader.read("norm_num_groups", config.norm_groups);
    reader.demand("act_fn", {"silu", "swish"});
    reader.demand("norm_eps", {1e-5});
    reader.demand("transformer_layers_per_block", {1});
    reader.demand("class_embed_type", {});
    reader.demand("addition_embed_type", {});
    reader.demand("flip_sin_to_cos", {true});
    reader.demand("freq_shift", {0});
    return reader.outcome();
}

Result<void> apply_config_file(const std::filesystem::path& file, VaeConfig& config)
{
    FLIPBOOK_ASSIGN(ConfigReader reader, ConfigReader::open(file));
    reader.read("scaling_factor", config.scaling_factor);
    reader.read("norm_num_groups", config.norm_groups);
    reader.demand("act_fn", {"silu", "swish"});
    reader.demand("shift_factor", {0});
    return reader.outcome();
}

Result<void> apply_config_file(const std::filesystem::path& file, TextEncoderConfig& config)
{
    FLIPBOOK_ASSIGN(ConfigReader reader, ConfigReader::open(file));
    reader.descend("text_config");  // Where the config is that of a whole CLIP.
    reader.read("num_attention_heads", config.heads);
    reader.read("layer_norm_eps", config.norm_eps);
    reader.demand("hidden_act", {"quick_gelu"});
    return reader.outcome();
}

Result<void> apply_config_file(const std::filesystem::path& file, MotionModuleConfig& config)
{
    FLIPBOOK_ASSIGN(ConfigReader reader, ConfigReader::open(file));
    reader.read("motion_num_attention_heads", config.heads);
    reader.read("motion_norm_num_groups", config.norm_groups);
    reader.read("motion_max_seq_length", config.max_frames);
    reader.demand("motion_transformer_layers_per_block", {1});
    reader.demand("conv_in_channels", {4});
    return reader.outcome();
}

Result<void> apply_config_file(const std::filesystem::path& file, TrainedSchedule& schedule)
{
    FLIPBOOK_ASSIGN(ConfigReader reader, ConfigReader::open(file));
    reader.read("prediction_type", schedule.prediction_type);
    reader.read("beta_schedule", schedule.beta_schedule);
    reader.read("beta_start", schedule.beta_start);
    reader.read("beta_end", schedule.beta_end);
    reader.read("rescale_betas_zero_snr", schedule.rescale_betas_zero_snr);
    reader.demand("prediction_type", {"epsilon", "v_prediction", "sample"});
    reader.demand("beta_schedule", {"linear", "scaled_linear"});
    reader.demand("num_train_timesteps", {1000});
    reader.demand("trained_betas", {});
    return reader.outcome();
}

Result<void> read_sample_size(const std::filesystem::path& file, int64_t& size)
{
    FLIPBOOK_ASSIGN(ConfigReader reader, ConfigReader::open(file));
    reader.read("sample_size", size);
    return reader.outcome();
}

}  // namespace flipbook
