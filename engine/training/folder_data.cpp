// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <fstream>
#include <utility>

#include "core/utf8_path.h"
#include "models/weights.h"
#include "training/captioned_files.h"
#include "training/moving_crop.h"
#include "training/tensor_files.h"
#include "training/training_data.h"
#include "world/random.h"

namespace flipbook {

namespace {

namespace fs = std::filesystem;

struct FolderOptions {
    fs::path path;
    std::int64_t side = 256;    // Pixels, a multiple of 8.
    std::int64_t variants = 4;  // Crops and pieces taken of each file.
    std::int64_t stride = 1;    // Of the frames of a file, every so many-th.
    std::string caption;        // Of files without one.
};

// Frames as [F, 3, H, W] fp32, -1 … 1.
at::Tensor to_pictures(const std::vector<Frame>& frames)
{
    std::vector<at::Tensor> pictures;
    for (const Frame& frame : frames) {
        constexpr float half = 127.5F;
        const at::Tensor pixels =
            at::tensor(frame.pixels).view({frame.size.height, frame.size.width, 3});
        pictures.push_back(pixels.to(at::kFloat).div_(half).sub_(1).permute({2, 0, 1}));
    }
    return at::stack(pictures);
}

// FNV-1a, the same on every platform.
std::uint64_t seed_of(const std::string& name)
{
    std::uint64_t hash = 0xCBF29CE484222325u;
    for (const char letter : name)
        hash = (hash ^ static_cast<unsigned char>(letter)) * 0x100000001B3u;
    return hash;
}

class FolderData final : public TrainingData {
public:
    FolderData(FolderOptions options, std::vector<CaptionedFile> files, CameraMove camera,
               const TrainingSource& source)
        : m_options(std::move(options)), m_files(std::move(files)), m_camera(camera),
          m_source(source)
    { }

    std::int64_t side() const override { return m_options.side; }

    TrainingClip image(std::uint64_t seed) const override
    {
        Random random(seed);
        const auto& [file, latents] = draw(random);
        const at::Tensor clip = latents[static_cast<std::int64_t>(
            random.below(static_cast<std::size_t>(latents.size(0))))];
        const auto frame = random.below(static_cast<std::size_t>(clip.size(0)));
        return {{}, clip.narrow(0, static_cast<std::int64_t>(frame), 1), file->caption, {}};
    }

    TrainingClip clip(std::uint64_t seed, const std::vector<std::int64_t>& chosen,
                      std::int64_t /*frames*/) const override
    {
        Random random(seed);
        const auto& [file, latents] = draw(random);
        const at::Tensor clip = latents[static_cast<std::int64_t>(
            random.below(static_cast<std::size_t>(latents.size(0))))];
        return {{}, clip.index_select(0, at::tensor(chosen)), file->caption, {}};
    }

    std::string test_caption(std::uint64_t seed, bool) const override
    {
        return m_usable[seed % m_usable.size()].file->caption;
    }

    std::vector<std::string> vocabulary() const override
    {
        std::vector<std::string> texts;
        for (const CaptionedFile& file : m_files)
            texts.push_back(file.caption);
        return texts;
    }

    const ModelWords& words() const override { return m_words; }

    std::vector<std::string> notices() const override
    {
        const std::size_t skipped = m_files.size() - m_usable.size();
        if (skipped == 0)
            return {};
        return {std::to_string(skipped) + " of " + std::to_string(m_files.size()) + " files in "
                + path_to_utf8(m_options.path) + " cannot be used; "
                + path_to_utf8(m_source.run / "skipped.txt") + " says why."};
    }

    Result<void> prepare(std::int64_t frames, const LatentEncoder& encode) override
    {
        const std::string key = settings_text(frames);
        if (!take_cached(key)) {
            FLIPBOOK_TRY(encode_files(frames, key, encode));
        }
        if (m_usable.empty())
            return Error{ErrorCode::corrupt,
                         "None of the files in " + path_to_utf8(m_options.path) + " can be used; "
                             + path_to_utf8(m_source.run / "skipped.txt") + " says why."};
        return {};
    }

private:
    struct Usable {
        const CaptionedFile* file;
        at::Tensor latents;  // [variants, F, C, h, w] fp32.
    };

    const Usable& draw(Random& random) const { return m_usable[random.below(m_usable.size())]; }

    // All that the latents depend on, but for the VAE, which belongs to the model of the run.
    std::string settings_text(std::int64_t frames) const
    {
        std::string text;
        for (const std::int64_t value : {frames, m_options.side, m_options.variants,
                                         m_options.stride, static_cast<std::int64_t>(m_camera)})
            text += std::to_string(value) + ' ';
        return text + '\n' + fingerprint(m_files);
    }

    bool take_cached(const std::string& key)
    {
        const auto cached = Weights::open(m_source.run / "latents.safetensors");
        if (!cached || !cached.value().metadata().contains("files")
            || cached.value().metadata().at("files") != key)
            return false;
        for (const CaptionedFile& file : m_files)
            if (cached.value().contains(file.name))
                m_usable.push_back({&file, cached.value().view(file.name)});
        return true;
    }

    Result<void> encode_files(std::int64_t frames, const std::string& key,
                              const LatentEncoder& encode)
    {
        NamedTensors tensors;
        std::string skipped;
        for (const CaptionedFile& file : m_files) {
            const auto latents = encode_file(file, frames, encode);
            if (!latents) {
                skipped += file.name + ": " + latents.error().message + "\n";
                continue;
            }
            tensors.emplace_back(file.name, latents.value());
            m_usable.push_back({&file, latents.value()});
        }
        std::error_code ignored;
        fs::create_directories(m_source.run, ignored);
        fs::remove(m_source.run / "skipped.txt", ignored);
        if (!skipped.empty())
            std::ofstream(m_source.run / "skipped.txt", std::ios::binary) << skipped;
        if (tensors.empty())
            return {};
        return write_tensors(m_source.run / "latents.safetensors", tensors, at::kFloat,
                             {{"files", key}});
    }

    Result<at::Tensor> encode_file(const CaptionedFile& file, std::int64_t frames,
                                   const LatentEncoder& encode) const
    {
        constexpr double room = 1.25;  // For crops that are smaller than the picture.
        constexpr std::int64_t longest = 1024;
        const double reach = reach_of(m_camera, frames);
        const auto short_side = std::lround(static_cast<double>(m_options.side) * reach * room);
        const std::int64_t needed = (frames - 1) * m_options.stride + 1;
        FLIPBOOK_ASSIGN(const std::vector<Frame> read,
                        m_source.read_clip(file.path, static_cast<int>(short_side),
                                           static_cast<int>(std::max(longest, needed))));
        const auto count = static_cast<std::int64_t>(read.size());
        // A camera may move over a single picture.
        const bool repeats = count == 1 && m_camera != CameraMove::none;
        if (count < needed && !repeats)
            return Error{ErrorCode::invalid_request, "It has " + std::to_string(count)
                                                         + " frames where " + std::to_string(needed)
                                                         + " were needed."};
        std::vector<at::Tensor> variants;
        Random random(seed_of(file.name));
        for (std::int64_t i = 0; i < m_options.variants; ++i) {
            std::vector<Frame> chosen;
            const auto first =
                repeats ? 0 : random.below(static_cast<std::size_t>(count - needed + 1));
            for (std::int64_t f = 0; f < frames; ++f)
                chosen.push_back(
                    read[repeats ? 0 : first + static_cast<std::size_t>(f * m_options.stride)]);
            variants.push_back(
                encode(moving_crop(to_pictures(chosen), m_camera,
                                   draw_square(chosen.front().size, random), m_options.side))
                    .to(at::kCPU, at::kFloat));
        }
        return at::stack(variants);
    }

    static Square draw_square(Size size, Random& random)
    {
        constexpr double least_share = 0.8;
        const double side = std::min(size.width, size.height) * random.uniform(least_share, 1);
        return {random.uniform(side / 2, size.width - side / 2),
                random.uniform(side / 2, size.height - side / 2), side};
    }

    FolderOptions m_options;
    std::vector<CaptionedFile> m_files;
    CameraMove m_camera;
    TrainingSource m_source;
    std::vector<Usable> m_usable;
    ModelWords m_words;
};

}  // namespace

Result<std::shared_ptr<TrainingData>> open_folder_data(JsonReader& config, CameraMove camera,
                                                       const TrainingSource& source)
{
    constexpr std::int64_t pixels_per_latent = 8;
    JsonReader reader = config.object("folder");
    FolderOptions options;
    reader.read_path("path", options.path);
    reader.read("side", options.side, pixels_per_latent, 2048);
    reader.read("variants", options.variants, 1, 1000);
    reader.read("stride", options.stride, 1, 100);
    reader.read("caption", options.caption);
    if (options.path.empty())
        reader.refuse("path", "the path of a folder was needed");
    if (options.side % pixels_per_latent != 0)
        reader.refuse("side", "a multiple of 8 was needed");
    FLIPBOOK_TRY(config.bad_value());
    FLIPBOOK_ASSIGN(std::vector<CaptionedFile> files,
                    captioned_files(options.path, options.caption));
    return std::shared_ptr<TrainingData>(
        std::make_shared<FolderData>(std::move(options), std::move(files), camera, source));
}

}  // namespace flipbook
