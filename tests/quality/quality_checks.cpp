// SPDX-License-Identifier: GPL-3.0-or-later
#include "quality_checks.h"

#include <cmath>
#include <iostream>
#include <optional>
#include <string>

#include "camera_judge.h"
#include "contact_sheet.h"

namespace flipbook {
namespace {

constexpr std::size_t clips_on_sheet = 64;
constexpr double still_share = 0.25;
constexpr double weaker_share = 0.8;
constexpr int variation_steps = 10;

GenerationRequest request_for(const QualityOptions& options, const std::string& prompt,
                              std::uint64_t seed)
{
    GenerationRequest request = options.request;
    request.checkpoint = options.model;
    request.prompt.positive = prompt;
    request.sampling.seed = seed;
    return request;
}

// Judges need to know the size, which the first clip shows.
const ClipJudge& judge_for(std::optional<ClipJudge>& judge, const World& world, const Clip& clip)
{
    if (!judge)
        judge.emplace(world, clip.frames.front().size.width);
    return *judge;
}

std::string seen(const World& world, const ClipVerdict& verdict)
{
    const WorldWords& words = world.words();
    std::string text = verdict.colour ? words.colours[*verdict.colour] + " " : "";
    text += words.objects[verdict.object] + ", " + words.backgrounds[verdict.background] + ", ";
    for (const NamedMotion& motion : motions())
        if (motion.motion == verdict.motion)
            text += motion.name;
    return text + ", drift " + std::to_string(verdict.drift_pixels) + ", change "
           + std::to_string(verdict.object_change);
}

struct Variation {
    std::string name;
    GenerationRequest request;
    bool has_negative = false;
};

std::vector<Variation> variations(const ClipMaker& maker, const QualityOptions& options)
{
    std::vector<Variation> list;
    for (const std::string& sampler : maker.capabilities().schedulers) {
        if (sampler == "lcm")
            continue;
        list.push_back({sampler + ", 10 steps", options.request, false});
        list.back().request.sampling.scheduler = sampler;
        list.back().request.sampling.steps = variation_steps;
    }
    for (const double scale : {2.0, 4.0, 7.0}) {
        list.push_back(
            {"guidance " + std::to_string(static_cast<int>(scale)), options.request, false});
        list.back().request.sampling.guidance_scale = scale;
    }
    list.push_back({"another object as negative prompt", options.request, true});
    return list;
}

// How the picture moved with the MotionLoRA at a strength, in shares of the whole move.
Result<double> camera_share(ClipMaker& maker, const World& world, const QualityOptions& options,
                            const NamedCameraMove& camera, std::uint64_t seed, double strength)
{
    const Scene scene = world.draw_still(seed, Split::held_out);
    GenerationRequest request = request_for(options, world.caption(scene), seed);
    const std::string file = std::string(camera.name) + ".safetensors";
    request.motion_loras.push_back({options.model / "motion_loras" / file, strength});
    FLIPBOOK_ASSIGN(const ClipPtr clip, maker.make(request));
    const PictureMove found = picture_move(to_pictures(clip->frames));
    // At full strength no other move may show more.
    if (strength == 1 && judge_camera(found) != camera.move)
        return 0.0;
    return share_of(camera.move, found);
}

}  // namespace

Result<std::vector<Mark>> check_clips(ClipMaker& maker, const World& world,
                                      const QualityOptions& options)
{
    std::optional<ClipJudge> judge;
    std::vector<ClipScore> scores;
    ContactSheet sheet;
    for (int i = 0; i < options.clips; ++i) {
        const std::uint64_t seed = options.first_seed + static_cast<std::uint64_t>(i);
        const Scene scene = world.draw(seed, Split::held_out);
        const std::string prompt = world.caption(scene);
        FLIPBOOK_ASSIGN(const ClipPtr clip, maker.make(request_for(options, prompt, seed)));
        const ClipVerdict verdict = judge_for(judge, world, *clip).judge(clip->frames);
        scores.push_back(score(world, scene, verdict));
        const bool is_right = scores.back().is_all_right();
        if (!is_right)
            std::cerr << "seed " << seed << ": " << prompt << " -> " << seen(world, verdict)
                      << '\n';
        if (sheet.count() < clips_on_sheet)
            sheet.add(*clip, is_right);
    }
    if (!options.sheet.empty())
        FLIPBOOK_TRY(sheet.write(options.sheet));
    return to_marks(scores);
}

Result<std::vector<Mark>> check_cameras(ClipMaker& maker, const World& world,
                                        const QualityOptions& options)
{
    std::vector<Mark> marks;
    for (const NamedCameraMove& camera : camera_moves()) {
        const std::string name(camera.name);
        if (!std::filesystem::exists(options.model / "motion_loras" / (name + ".safetensors"))) {
            marks.push_back({name + " (has no file)", 0, options.camera_clips, 0.9});
            continue;
        }
        Mark agrees{name + " agrees at 1", 0, options.camera_clips, 0.9};
        Mark weaker{name + " is weaker at 0.5", 0, options.camera_clips, 0.9};
        Mark still{name + " is still at 0", 0, options.camera_clips, 0.9};
        Mark reversed{name + " is still or reversed at -1", 0, options.camera_clips, 0.9};
        for (int i = 0; i < options.camera_clips; ++i) {
            const std::uint64_t seed = options.first_seed + static_cast<std::uint64_t>(i);
            const auto share = [&](double strength) {
                return camera_share(maker, world, options, camera, seed, strength);
            };
            FLIPBOOK_ASSIGN(const double whole, share(1));
            FLIPBOOK_ASSIGN(const double half, share(0.5));
            FLIPBOOK_ASSIGN(const double none, share(0));
            FLIPBOOK_ASSIGN(const double reverse, share(-1));
            agrees.right += whole > still_share;
            weaker.right += std::abs(half) < weaker_share * whole;
            still.right += std::abs(none) < still_share;
            reversed.right += reverse < still_share;
            std::cerr << name << ", seed " << seed << ": " << whole << " at 1, " << half
                      << " at 0.5, " << none << " at 0, " << reverse << " at -1\n";
        }
        marks.insert(marks.end(), {agrees, weaker, still, reversed});
    }
    return marks;
}

Result<std::vector<Mark>> check_variations(ClipMaker& maker, const World& world,
                                           const QualityOptions& options)
{
    std::optional<ClipJudge> judge;
    std::vector<Mark> marks;
    for (const Variation& variation : variations(maker, options)) {
        Mark mark{variation.name, 0, options.variation_clips, 0.85};
        QualityOptions varied = options;
        varied.request = variation.request;
        for (int i = 0; i < options.variation_clips; ++i) {
            const std::uint64_t seed = options.first_seed + static_cast<std::uint64_t>(i);
            const Scene scene = world.draw(seed, Split::held_out);
            GenerationRequest request = request_for(varied, world.caption(scene), seed);
            const WorldWords& words = world.words();
            if (variation.has_negative)
                request.prompt.negative =
                    "a " + words.objects[(scene.object + 1) % words.objects.size()];
            FLIPBOOK_ASSIGN(const ClipPtr clip, maker.make(request));
            const ClipVerdict verdict = judge_for(judge, world, *clip).judge(clip->frames);
            mark.right += verdict.object == scene.object && verdict.background == scene.background;
        }
        marks.push_back(mark);
    }
    return marks;
}

}  // namespace flipbook
