// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/model_shelf.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <chrono>
#include <utility>

#include "ui/document/in_background.h"
#include "ui/document/path_text.h"
#include "ui/document/preset_use.h"
#include "ui/errors/error_text.h"

namespace flipbook::ui {

namespace fs = std::filesystem;

namespace {

QJsonObject read_config(const fs::path& path)
{
    QFile file(path_text(path));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    constexpr qint64 most_bytes = 1 << 20;
    return QJsonDocument::fromJson(file.read(most_bytes)).object();
}

// The side of the latents it was trained with, as large as its VAE makes them.
std::optional<Size> native_size_of(const fs::path& folder)
{
    const int latents =
        read_config(folder / "unet" / "config.json").value(QLatin1String("sample_size")).toInt();
    const auto levels = read_config(folder / "vae" / "config.json")
                            .value(QLatin1String("block_out_channels"))
                            .toArray()
                            .size();
    if (latents <= 0 || levels < 1 || levels > 6)
        return std::nullopt;
    const int side = latents << (levels - 1);
    return Size{side, side};
}

// Passes on how far a scan is, not more often than can be read. Of all folders together.
class ScanReport {
public:
    using Tell = std::function<void(ModelShelf::ScanProgress)>;

    explicit ScanReport(Tell tell) : m_tell(std::move(tell)) { }

    void begin_folder() { m_before = m_progress; }

    void operator()(std::size_t looked_at, std::size_t found)
    {
        m_progress = {m_before.looked_at + looked_at, m_before.found + found};
        const auto now = std::chrono::steady_clock::now();
        if (m_last && now - *m_last < std::chrono::milliseconds(100))
            return;
        m_last = now;
        m_tell(m_progress);
    }

private:
    Tell m_tell;
    ModelShelf::ScanProgress m_before, m_progress;
    std::optional<std::chrono::steady_clock::time_point> m_last;
};

bool is_usable_as(const KnownModel& model, const QList<ModelKind>& kinds)
{
    return kinds.contains(model.page.kind) && model.page.is_usable();
}

}  // namespace

GenerationRequest usual_request(const KnownModel& model)
{
    GenerationRequest request;
    request.checkpoint = model.page.path;
    apply_model_settings(model.settings, request);
    return request;
}

KnownModelPtr look_at_model(const ModelPage& page)
{
    auto model = std::make_shared<KnownModel>();
    model->page = page;
    std::error_code failure;
    if (!fs::is_directory(page.path, failure)) {
        if (page.kind == ModelKind::sd15_checkpoint)
            model->native_size = Size{512, 512};
        return model;
    }
    if (const auto settings = read_model_settings(page.path))
        model->settings = settings.value();
    const QDir moves(path_text(page.path / "motion_loras"));
    for (const QFileInfo& file :
         moves.entryInfoList({QStringLiteral("*.safetensors"), QStringLiteral("*.ckpt")},
                             QDir::Files, QDir::Name)) {
        const QString move = camera_move_of(file.completeBaseName());
        model->camera_moves.emplace(move.isEmpty() ? file.completeBaseName() : move,
                                    text_path(file.filePath()));
    }
    model->native_size = native_size_of(page.path);
    model->has_own_motion = fs::is_directory(page.path / "motion_adapter", failure);
    return model;
}

QString model_name(const fs::path& path)
{
    const QString extension = path_text(path.extension()).toLower();
    const bool is_file = extension == QLatin1String(".safetensors")
                         || extension == QLatin1String(".ckpt") || extension == QLatin1String(".pt")
                         || extension == QLatin1String(".pth")
                         || extension == QLatin1String(".bin");
    return path_text(is_file ? path.stem() : path.filename());
}

ModelShelf::ModelShelf(const fs::path& cache_file, QObject* parent)
    : QObject(parent), m_catalog(std::make_shared<ModelCatalog>(std::nullopt))
{
    m_pool.setMaxThreadCount(1);
    if (cache_file.empty())
        return;
    // Reading the cache takes a while for thousands of models.
    m_pool.start([catalog = m_catalog, cache_file] { *catalog = ModelCatalog(cache_file); });
}

ModelShelf::~ModelShelf()
{
    m_stop.request_stop();
    m_pool.waitForDone();
}

void ModelShelf::set_folders(const QStringList& folders)
{
    m_stop.request_stop();
    m_stop = std::stop_source();
    m_folders = folders;
    if (folders.isEmpty())
        return;
    ++m_scans;
    m_progress = {};
    // Called on the pool's thread, which ends before this object.
    const auto tell = [this, number = ++m_scan_number](ScanProgress progress) {
        QMetaObject::invokeMethod(this, [this, number, progress] { show(number, progress); });
    };
    // One folder's models are there while the next is read.
    const auto hand_over = [this](std::vector<KnownModelPtr> models) {
        QMetaObject::invokeMethod(this, [this, models = std::move(models)] { add(models); });
    };
    in_background(
        this,
        [catalog = m_catalog, folders, tell, hand_over, stop = m_stop.get_token()] {
            QStringList problems;
            ScanReport report(tell);
            for (const QString& folder : folders) {
                report.begin_folder();
                const auto scan = catalog->scan(text_path(folder), {}, std::ref(report), stop);
                if (!scan && scan.error().code != ErrorCode::cancelled)
                    problems << error_text(scan.error());
                if (!scan)
                    continue;
                std::vector<KnownModelPtr> models;
                for (const ModelPage& page : scan.value().pages)
                    models.push_back(look_at_model(page));
                hand_over(std::move(models));
            }
            // Without the cache the next start takes longer, and nothing else.
            [[maybe_unused]] const auto saved = catalog->save();
            return problems;
        },
        [this](const QStringList& problems) {
            --m_scans;
            Q_EMIT changed();
            for (const QString& problem : problems)
                Q_EMIT failed(problem);
        },
        &m_pool);
    Q_EMIT changed();
}

void ModelShelf::show(int scan, ScanProgress progress)
{
    if (scan != m_scan_number || !is_scanning())
        return;
    m_progress = progress;
    Q_EMIT scan_progressed();
}

void ModelShelf::cancel_scan()
{
    m_stop.request_stop();
    m_stop = std::stop_source();
}

void ModelShelf::look_again()
{
    std::vector<fs::path> paths;
    for (const auto& [path, model] : m_models)
        if (model)  // Others are being looked at.
            paths.push_back(path);
    in_background(
        this,
        [paths] {
            std::vector<fs::path> gone;
            std::error_code ignored;
            std::copy_if(paths.begin(), paths.end(), std::back_inserter(gone),
                         [&](const fs::path& path) { return !fs::exists(path, ignored); });
            return gone;
        },
        [this](const std::vector<fs::path>& gone) {
            for (const fs::path& path : gone)
                m_models.erase(path);
            set_folders(m_folders);
            Q_EMIT changed();
        },
        &m_pool);
}

KnownModelPtr ModelShelf::known(const fs::path& path) const
{
    const auto found = m_models.find(path);
    return found == m_models.end() ? nullptr : found->second;
}

KnownModelPtr ModelShelf::find(const fs::path& path)
{
    const auto found = m_models.find(path);
    if (found != m_models.end() || path.empty())
        return found == m_models.end() ? nullptr : found->second;
    m_models.emplace(path, nullptr);
    in_background(
        this,
        [catalog = m_catalog, path] {
            auto model = std::make_shared<KnownModel>(*look_at_model(catalog->inspect(path)));
            model->page.path = path;  // As it was asked for.
            return std::vector<KnownModelPtr>{std::move(model)};
        },
        [this](const std::vector<KnownModelPtr>& models) { add(models); }, &m_pool);
    return nullptr;
}

void ModelShelf::add(const std::vector<KnownModelPtr>& models)
{
    for (const KnownModelPtr& model : models)
        m_models[model->page.path] = model;
    Q_EMIT changed();
}

std::vector<KnownModelPtr> ModelShelf::of_kinds(const QList<ModelKind>& kinds) const
{
    std::vector<KnownModelPtr> models;
    for (const auto& [path, model] : m_models)
        if (model && is_usable_as(*model, kinds))
            models.push_back(model);
    std::sort(models.begin(), models.end(), [](const KnownModelPtr& a, const KnownModelPtr& b) {
        return QString::localeAwareCompare(model_name(a->page.path), model_name(b->page.path)) < 0;
    });
    return models;
}

std::optional<fs::path> ModelShelf::find_by_name(const QString& name,
                                                 const QList<ModelKind>& kinds) const
{
    const QString wanted = model_name(text_path(name));
    for (const KnownModelPtr& model : of_kinds(kinds))
        if (model_name(model->page.path).compare(wanted, Qt::CaseInsensitive) == 0)
            return model->page.path;
    return std::nullopt;
}

std::optional<fs::path> ModelShelf::find_named(const NamedModel& model) const
{
    const auto has_hash = [&model](const KnownModelPtr& known) {
        const auto& hashes = known->page.hashes;
        return hashes
               && (hashes->sha256.starts_with(model.hash) || hashes->a1111_old == model.hash
                   || hashes->a1111_lora == model.hash);
    };
    if (!model.hash.empty())
        for (const KnownModelPtr& known : of_kinds(kinds_like(model.kind)))
            if (has_hash(known))
                return known->page.path;
    return model.name.empty()
               ? std::nullopt
               : find_by_name(QString::fromStdString(model.name), kinds_like(model.kind));
}

void ModelShelf::settle(const GenerationRequest& request,
                        std::function<void(const SettledRequest&)> done)
{
    std::vector<ModelPage> pages;
    for (const auto& [path, model] : m_models)
        if (model)
            pages.push_back(model->page);
    in_background(
        this,
        [catalog = m_catalog, request, pages = std::move(pages), stop = m_stop.get_token()] {
            return search_models(request, *catalog, pages, stop);
        },
        std::move(done), &m_pool);
}

std::optional<fs::path> ModelShelf::find_move(const QString& move,
                                              const GenerationRequest& request) const
{
    const KnownModelPtr checkpoint = known(request.checkpoint);
    if (request.motion.source == MotionSource::from_checkpoint && checkpoint) {
        const auto own = checkpoint->camera_moves.find(move);
        if (own != checkpoint->camera_moves.end())
            return own->second;
    }
    const KnownModelPtr module =
        request.motion.source == MotionSource::file ? known(request.motion.module) : nullptr;
    if (!module || !module->page.motion)
        return std::nullopt;
    // A MotionLoRA that changes the middle block was made for a v2 module, which has one there.
    constexpr std::int64_t modules_with_mid_block = 21;
    const bool has_mid_block = module->page.motion->modules == modules_with_mid_block;
    for (const KnownModelPtr& lora : of_kinds({ModelKind::motion_lora}))
        if (camera_move_of(model_name(lora->page.path)) == move
            && (!lora->page.lora || lora->page.lora->has_mid_block == has_mid_block)
            && !misfit(lora->page, module->page))
            return lora->page.path;
    return std::nullopt;
}

QString ModelShelf::move_of(const fs::path& path) const
{
    return camera_move_of(model_name(path));
}

}  // namespace flipbook::ui
