// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <memory>

#include "catalog/hash_job.h"
#include "flipbook/model_places.h"
#include "header_only_file.h"
#include "test_files.h"

using namespace flipbook;
using namespace flipbook::test;

namespace fs = std::filesystem;

// Which files a clip was made with, and finding them again.
class MovedModelsTest final : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    fs::path path(const char* name) const
    {
        return fs::path(m_folder->path().toStdU16String()) / name;
    }

    fs::path add(const char* name, const char* of = "mm-v1.safetensors") const
    {
        fs::create_directories(path(name).parent_path());
        fs::copy_file(test_file(of), path(name));
        return path(name);
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void files_are_hashed_beside_other_work()
    {
        ModelCatalog catalog(std::nullopt);
        const fs::path module = add("mm.safetensors"), gone = path("gone.pt");
        const fs::path lora = add("pan.safetensors", "lora/kohya.safetensors");
        HashJob job(catalog, {module, gone, lora});
        const std::vector<ModelFile> files = job.finish();
        QCOMPARE(files.size(), std::size_t{2});
        QVERIFY(files[0].path == module && files[1].path == lora);
        QCOMPARE(files[0].bytes, std::uint64_t{fs::file_size(module)});
        const auto hashes = inspect_model(module, {.hashes = true}).hashes;
        if (!hashes)
            QSKIP("Built without OpenSSL.");
        QCOMPARE(files[0].sha256, hashes->sha256);
        QVERIFY(files[0].a1111_lora.empty());
        QCOMPARE(files[1].a1111_lora.size(), std::size_t{12});
    }

    void a_job_that_is_dropped_gives_up()
    {
        ModelCatalog catalog(std::nullopt);
        const fs::path module = add("mm.safetensors");
        {
            HashJob job(catalog, {module});
        }
        // Whatever it came to, the page is as good as ever.
        QVERIFY(catalog.inspect(module).is_usable());
        QVERIFY(catalog.inspect(module).notes == inspect_model(module).notes);
    }

    void what_another_has_saved_is_kept()
    {
        const fs::path cache = path("catalog.jsonl");
        ModelCatalog one(cache), other(cache);
        const fs::path first = add("a.safetensors"), second = add("b.safetensors");
        const bool has_hashes = one.inspect(first, {.hashes = true}).hashes.has_value();
        QVERIFY(one.save());
        other.inspect(second);
        QVERIFY(other.save());
        ModelCatalog third(cache);
        QCOMPARE(third.inspect(first).hashes.has_value(), has_hashes);
    }

    void a_request_names_its_files()
    {
        GenerationRequest request;
        QVERIFY(model_places(request).empty());
        request.checkpoint = "a.safetensors";
        request.vae = "b.pt";
        request.motion = {MotionSource::file, "c.ckpt", 1.0, 1.0};
        request.motion_modules.emplace_back().path = "d.safetensors";
        request.loras = {{"e.safetensors"}};
        request.motion_loras = {{"f.ckpt"}, {"pan-left"}};
        request.embeddings = {"g.pt"};
        QCOMPARE(model_places(request).size(), std::size_t{8});
        request.model_files = {{"b.pt", 12, "abcd", {}}};
        const auto missing = missing_models(request);
        QCOMPARE(missing.size(), std::size_t{7});  // One is the checkpoint's own.
        QVERIFY((missing[1] == MissingModel{ModelKind::vae, "b.pt", 12, "abcd"}));
        QCOMPARE(sentence(missing[1]),
                 std::string("The VAE \"b.pt\" is not there (SHA-256 abcd)."));
        replace_model(request, "e.safetensors", "new.safetensors");
        QVERIFY(request.loras[0].path == "new.safetensors");
        request.motion.source = MotionSource::none;
        QCOMPARE(model_places(request).size(), std::size_t{7});
    }

    void a_moved_file_is_found_by_its_content()
    {
        const fs::path old = add("old.safetensors");
        ModelCatalog catalog(std::nullopt);
        const std::vector<ModelFile> files = HashJob(catalog, {old}).finish();
        if (files.front().sha256.empty())
            QSKIP("Built without OpenSSL.");
        GenerationRequest request;
        request.motion = {MotionSource::file, old, 1.0, 1.0};
        request.model_files = files;
        const fs::path now = path("elsewhere/renamed.safetensors");
        fs::create_directories(now.parent_path());
        fs::rename(old, now);
        const auto missing = missing_models(request);
        QCOMPARE(missing.size(), std::size_t{1});
        QVERIFY(!catalog.find(missing.front()));  // Nobody has looked there yet.
        catalog.inspect(now, {.hashes = true});
        QVERIFY(catalog.find(missing.front()) == now);
        fs::remove(now);
        QVERIFY(!catalog.find(missing.front()));
    }

    void without_a_hash_its_name_and_kind_count()
    {
        ModelCatalog catalog(std::nullopt);
        const fs::path module = add("there/mm.safetensors");
        catalog.inspect(module);
        QVERIFY(catalog.find({ModelKind::motion_module, "gone/mm.safetensors", 0, {}}) == module);
        QVERIFY(!catalog.find({ModelKind::lora, "gone/mm.safetensors", 0, {}}));
        QVERIFY(!catalog.find({ModelKind::motion_module, "gone/other.safetensors", 0, {}}));
    }
};

QTEST_GUILESS_MAIN(MovedModelsTest)
#include "moved_models_test.moc"
