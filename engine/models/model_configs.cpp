// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/model_configs.h"

#include <algorithm>
#include <charconv>

#include "core/utf8_path.h"

namespace flipbook {

namespace {

// Reads extents of tensors and remembers the first that is not there.
class ShapeReader {
public:
    explicit ShapeReader(const TensorShapes& tensors) : m_tensors(tensors) { }

    int64_t extent(const std::string& name, std::size_t dimension)
    {
        const auto found = m_tensors.find(name);
        if (found != m_tensors.end() && dimension < found->second.size()
            && found->second[dimension] > 0)
            return found->second[dimension];
        if (m_missing.empty())
            m_missing = name;
        return 0;
    }

    bool has(const std::string& name) const { return m_tensors.contains(name); }

    // How many of stem + "0" + tail, stem + "1" + tail, … there are.
    int64_t count(const std::string& stem, const std::string& tail) const
    {
        int64_t index = 0;
        while (has(stem + std::to_string(index) + tail))
            ++index;
        return index;
    }

    // The output channels of blocks 0, 1, … of a network half.
    std::vector<int64_t> block_channels(const std::string& stem)
    {
        const std::string tail = ".resnets.0.conv1.weight";
        std::vector<int64_t> channels;
        for (int64_t i = 0; i < std::max<int64_t>(1, count(stem, tail)); ++i)
            channels.push_back(extent(stem + std::to_string(i) + tail, 0));
        return channels;
    }

    Result<void> outcome(const std::filesystem::path& file, const std::string& network) const
    {
        if (m_missing.empty())
            return {};
        return Error{ErrorCode::unsupported_format,
                     path_to_utf8(file) + " does not hold a complete " + network
                         + ": it lacks the tensor \"" + m_missing + "\", or that tensor is empty."};
    }

private:
    const TensorShapes& m_tensors;
    std::string m_missing;
};

// More groups than channels, as deduced for very small networks, would divide nothing.
int64_t usable_groups(int64_t groups, const std::vector<int64_t>& channels)
{
    return std::min(groups, *std::min_element(channels.begin(), channels.end()));
}

}  // namespace

Result<UNetConfig> unet_config(const TensorShapes& tensors, const std::filesystem::path& file)
{
    ShapeReader reader(tensors);
    UNetConfig config;
    config.in_channels = reader.extent("conv_in.weight", 1);
    config.out_channels = reader.extent("conv_out.weight", 0);
    config.block_out_channels = reader.block_channels("down_blocks.");
    config.layers_per_block = reader.count("down_blocks.0.resnets.", ".conv1.weight");
    config.down_block_has_attention.clear();
    for (std::size_t i = 0; i < config.block_out_channels.size(); ++i) {
        const std::string block = "down_blocks." + std::to_string(i);
        config.down_block_has_attention.push_back(
            reader.has(block + ".attentions.0.proj_in.weight"));
    }
    config.cross_attention_dim =
        reader.extent("mid_block.attentions.0.transformer_blocks.0.attn2.to_k.weight", 1);
    FLIPBOOK_TRY(reader.outcome(file, "UNet"));
    config.norm_groups = usable_groups(config.norm_groups, config.block_out_channels);
    return config;
}

Result<VaeConfig> vae_config(const TensorShapes& tensors, const std::filesystem::path& file)
{
    ShapeReader reader(tensors);
    VaeConfig config;
    config.picture_channels = reader.extent("encoder.conv_in.weight", 1);
    config.latent_channels = reader.extent("decoder.conv_in.weight", 1);
    config.block_out_channels = reader.block_channels("encoder.down_blocks.");
    config.layers_per_block = reader.count("encoder.down_blocks.0.resnets.", ".conv1.weight");
    FLIPBOOK_TRY(reader.outcome(file, "VAE"));
    config.norm_groups = usable_groups(config.norm_groups, config.block_out_channels);
    return config;
}

Result<TextEncoderConfig> text_encoder_config(const TensorShapes& tensors,
                                              const std::filesystem::path& file,
                                              const std::map<std::string, std::string>& metadata)
{
    ShapeReader reader(tensors);
    const std::string layers = "text_model.encoder.layers.";
    TextEncoderConfig config;
    config.vocabulary_size = reader.extent("text_model.embeddings.token_embedding.weight", 0);
    config.width = reader.extent("text_model.embeddings.token_embedding.weight", 1);
    config.max_positions = reader.extent("text_model.embeddings.position_embedding.weight", 0);
    config.intermediate_size = reader.extent(layers + "0.mlp.fc1.weight", 0);
    config.layers = reader.count(layers, ".mlp.fc1.weight");
    FLIPBOOK_TRY(reader.outcome(file, "text encoder"));

    config.heads = std::max<int64_t>(1, config.width / 64);
    const std::string key = "text_encoder.num_attention_heads";
    if (const auto found = metadata.find(key); found != metadata.end()) {
        const std::string& text = found->second;
        std::from_chars(text.data(), text.data() + text.size(), config.heads);
    }
    if (config.heads < 1 || config.width % config.heads != 0)
        return Error{ErrorCode::unsupported_format,
                     path_to_utf8(file) + " says \"" + key + "\" is " + std::to_string(config.heads)
                         + ", which does not divide the text encoder's width of "
                         + std::to_string(config.width) + "."};
    return config;
}

}  // namespace flipbook
