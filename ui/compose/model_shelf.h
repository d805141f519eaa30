// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>
#include <QObject>
#include <QStringList>
#include <QThreadPool>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "flipbook/foreign_recipe.h"
#include "flipbook/model_catalog.h"
#include "flipbook/model_settings.h"
#include "ui/compose/model_search.h"

namespace flipbook::ui {

// What is known of one model file or folder.
struct KnownModel {
    ModelPage page;
    // Of a folder in the diffusers layout; empty for others.
    ModelSettings settings;
    std::map<QString, std::filesystem::path> camera_moves;  // "pan-left": its own MotionLoRAs.
    std::optional<Size> native_size;
    bool has_own_motion = false;  // Brings a motion module along.
};
using KnownModelPtr = std::shared_ptr<const KnownModel>;

// The models at hand: those below the model folders, and every file that was asked for. Files are
// looked at on another thread. GUI thread.
class ModelShelf final : public QObject {
    Q_OBJECT

public:
    // `cache_file` keeps what was found between runs; empty = nothing is kept.
    explicit ModelShelf(const std::filesystem::path& cache_file, QObject* parent = nullptr);
    ~ModelShelf() override;  // Ends a scan.

    // Looks through all of them anew.
    void set_folders(const QStringList& folders);
    const QStringList& folders() const { return m_folders; }
    // For what came, went or changed since.
    void look_again();
    bool is_scanning() const { return m_scans > 0; }
    struct ScanProgress {
        std::size_t looked_at = 0;
        std::size_t found = 0;  // Files so far; 0 = they are being counted.
    };
    // Of the scan that runs.
    ScanProgress scan_progress() const { return m_progress; }
    // What was looked at until now is known at the next scan. changed() follows.
    void cancel_scan();

    // Null until the file was looked at; asking begins that, and changed() follows.
    KnownModelPtr find(const std::filesystem::path& path);

    // Of these kinds and usable here, by name.
    std::vector<KnownModelPtr> of_kinds(const QList<ModelKind>& kinds) const;

    // By file name without ending, letter case ignored.
    std::optional<std::filesystem::path> find_by_name(const QString& name,
                                                      const QList<ModelKind>& kinds) const;

    // The one that another program's recipe names: by hash as far as hashes are known, else by
    // name.
    std::optional<std::filesystem::path> find_named(const NamedModel& model) const;

    // As search_models(), among all that are at hand.
    void settle(const GenerationRequest& request, std::function<void(const SettledRequest&)> done);

    // The MotionLoRA for a camera move: the checkpoint's own, else one of the folders that was
    // made for the motion module at hand.
    std::optional<std::filesystem::path> find_move(const QString& move,
                                                   const GenerationRequest& request) const;
    // The move that a file stands for; empty for others.
    QString move_of(const std::filesystem::path& path) const;

Q_SIGNALS:
    void changed();
    void scan_progressed();                // Ten times a second at most.
    void failed(const QString& sentence);  // A folder that cannot be looked through.

private:
    void show(int scan, ScanProgress progress);
    KnownModelPtr known(const std::filesystem::path& path) const;
    void add(const std::vector<KnownModelPtr>& models);

    QStringList m_folders;
    std::map<std::filesystem::path, KnownModelPtr> m_models;  // Null: being looked at.
    std::shared_ptr<ModelCatalog> m_catalog;                  // Used on the pool's thread only.
    std::stop_source m_stop;
    int m_scans = 0;
    int m_scan_number = 0;  // Of the last one that was begun.
    ScanProgress m_progress;
    QThreadPool m_pool;  // One thread.
};

// What a fresh window shows for the model: its own settings over the program's defaults.
GenerationRequest usual_request(const KnownModel& model);

// Runs on any thread; reads files.
KnownModelPtr look_at_model(const ModelPage& page);

// Why a model cannot be used with what is chosen now; empty where it can.
using ModelJudge = std::function<QString(const std::filesystem::path& file)>;

// The name to show: of a file without its ending, of a folder all of it.
QString model_name(const std::filesystem::path& path);

}  // namespace flipbook::ui
