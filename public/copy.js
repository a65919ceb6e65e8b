// The only script of the checker's page: without it the sentence is copied by hand from its field.
for (const button of document.querySelectorAll('[data-copy]')) {
  if (!navigator.clipboard) continue
  button.hidden = false
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(button.parentElement.querySelector('textarea').value)
    button.textContent = 'Đã chép'
  })
}
